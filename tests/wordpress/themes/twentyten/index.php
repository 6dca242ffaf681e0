<?php /* Twenty Ten's lists and posts: microformats everywhere, dates as text. */ ?>
<!DOCTYPE html>
<html <?php language_attributes(); ?>>
<head>
<title><?php wp_title('|', true, 'right'); ?><?php bloginfo('name'); ?></title>
<?php wp_head(); ?>
</head>
<body <?php body_class(); ?>>
<div id="wrapper" class="hfeed">
<div id="header"><?php $tag = is_single() ? 'div' : 'h1'; ?><<?php echo $tag; ?> id="site-title"><span><a href="<?php echo home_url('/'); ?>" rel="home"><?php bloginfo('name'); ?></a></span></<?php echo $tag; ?>></div>
<div id="main"><div id="container"><div id="content" role="main">
<?php while (have_posts()) : the_post(); ?>
<?php if (is_single()) : ?>
	<div id="nav-above" class="navigation">
		<div class="nav-previous"><?php previous_post_link('%link', '<span class="meta-nav">&larr;</span> %title'); ?></div>
		<div class="nav-next"><?php next_post_link('%link', '%title <span class="meta-nav">&rarr;</span>'); ?></div>
	</div>
<?php endif; ?>
	<div id="post-<?php the_ID(); ?>" <?php post_class(); ?>>
	<?php if (is_single()) : ?>
		<h1 class="entry-title"><?php the_title(); ?></h1>
	<?php else : ?>
		<h2 class="entry-title"><a href="<?php the_permalink(); ?>" rel="bookmark"><?php the_title(); ?></a></h2>
	<?php endif; ?>
		<div class="entry-meta"><span class="meta-prep meta-prep-author">Veröffentlicht am</span> <a href="<?php the_permalink(); ?>" title="<?php the_time(); ?>" rel="bookmark"><span class="entry-date"><?php echo get_the_date(); ?></span></a>
		<span class="meta-sep">von</span> <span class="author vcard"><a class="url fn n" href="<?php echo get_author_posts_url(get_the_author_meta('ID')); ?>"><?php the_author(); ?></a></span></div>
		<div class="entry-content"><?php the_content(); ?><?php wp_link_pages(['before' => '<div class="page-link">Seiten:', 'after' => '</div>']); ?></div>
		<div class="entry-utility">Dieser Beitrag wurde unter <?php the_category(', '); ?> veröffentlicht. <?php the_tags('Schlagworte: ', ', ', '.'); ?> Setze ein Lesezeichen auf den <a href="<?php the_permalink(); ?>" rel="bookmark">Permalink</a>.</div>
	</div>
	<?php if (is_single()) : ?>
	<div id="nav-below" class="navigation">
		<div class="nav-previous"><?php previous_post_link('%link', '<span class="meta-nav">&larr;</span> %title'); ?></div>
		<div class="nav-next"><?php next_post_link('%link', '%title <span class="meta-nav">&rarr;</span>'); ?></div>
	</div>
	<?php comments_template('', true); endif; ?>
<?php endwhile; ?>
<?php if (!is_single()) : ?>
	<div id="nav-below" class="navigation">
		<div class="nav-previous"><?php next_posts_link('<span class="meta-nav">&larr;</span> Ältere Beiträge'); ?></div>
		<div class="nav-next"><?php previous_posts_link('Neuere Beiträge <span class="meta-nav">&rarr;</span>'); ?></div>
	</div>
<?php endif; ?>
</div></div></div>
<div id="primary" class="widget-area" role="complementary"><ul class="xoxo"><?php wp_list_categories('title_li='); ?><li><?php wp_loginout(); ?></li></ul></div>
</div>
<?php wp_footer(); ?>
</body>
</html>
