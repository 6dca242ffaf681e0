<?php /* The shape of the blog this program was first written for: arrows without words, one line for author and date. */ ?>
<!DOCTYPE html>
<html <?php language_attributes(); ?>>
<head>
<title><?php wp_title('&laquo;', true, 'right'); ?> <?php bloginfo('name'); ?></title>
<?php wp_head(); ?>
</head>
<body>
<div id="wrapper">
<div id="header"><h1><a href="<?php echo home_url('/'); ?>"><?php bloginfo('name'); ?></a></h1><p><?php bloginfo('description'); ?></p></div>
<div id="content">
<?php while (have_posts()) : the_post(); ?>
<?php if (is_single()) : ?>
<p id="pfeile"><?php previous_post_link('%link', '&laquo;'); ?> | <a href="<?php echo home_url('/'); ?>">Home</a> | <?php next_post_link('%link', '&raquo;'); ?></p>
<?php endif; ?>
<div class="post" id="post-<?php the_ID(); ?>">
	<h2><a href="<?php the_permalink(); ?>" rel="bookmark"><?php the_title(); ?></a></h2>
	<p class="info">Von <?php the_author(); ?> | <?php the_time('j.F Y'); ?></p>
	<div class="text"><?php the_content('Weiterlesen &raquo;'); ?></div>
	<p class="themen">Themen: <?php the_category(', '); ?> <?php the_tags('| Schlagworte: ', ', '); ?> | <?php comments_popup_link('Kein Kommentar &raquo;', 'Ein Kommentar &raquo;', '% Kommentare &raquo;'); ?></p>
</div>
<?php comments_template(); ?>
<?php endwhile; ?>
<?php if (!is_single()) : ?><p class="blaettern"><?php next_posts_link('&laquo; Ältere Beiträge'); ?> <?php previous_posts_link('Neuere Beiträge &raquo;'); ?></p><?php endif; ?>
</div>
<div id="sidebar"><h3>Neueste Beiträge</h3><ul><?php wp_get_archives('type=postbypost&limit=5'); ?></ul><h3>Themen</h3><ul><?php wp_list_categories('title_li='); ?></ul><?php wp_loginout(); ?></div>
</div>
<?php wp_footer(); ?>
</body>
</html>
