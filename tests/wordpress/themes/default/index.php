<?php /* Lists and single posts as Kubrick wrote them: only an HTML comment names the author. */ ?>
<!DOCTYPE html>
<html <?php language_attributes(); ?>>
<head profile="http://gmpg.org/xfn/11">
<title><?php bloginfo('name'); ?> &raquo; <?php wp_title(''); ?></title>
<?php wp_head(); ?>
</head>
<body <?php body_class(); ?>>
<div id="page">
<div id="header" role="banner"><h1><a href="<?php echo home_url(); ?>/"><?php bloginfo('name'); ?></a></h1></div>
<div id="content" class="<?php echo is_single() ? 'widecolumn' : 'narrowcolumn'; ?>" role="main">
<?php while (have_posts()) : the_post(); ?>
<?php if (is_single()) : ?>
	<div class="navigation">
		<div class="alignleft"><?php previous_post_link('&laquo; %link'); ?></div>
		<div class="alignright"><?php next_post_link('%link &raquo;'); ?></div>
	</div>
	<div <?php post_class(); ?> id="post-<?php the_ID(); ?>">
		<h2><?php the_title(); ?></h2>
		<!-- by <?php the_author(); ?> -->
		<div class="entry">
			<?php the_content(); ?>
			<?php the_tags('<p>Tags: ', ', ', '</p>'); ?>
			<p class="postmetadata alt"><small>
				This entry was posted on <?php the_time('l, F jS, Y'); ?> at <?php the_time(); ?> and is filed under <?php the_category(', '); ?>.
				You can follow any responses to this entry through the <?php post_comments_feed_link('RSS 2.0'); ?> feed.
			</small></p>
		</div>
	</div>
	<?php comments_template(); ?>
<?php else : ?>
	<div <?php post_class(); ?> id="post-<?php the_ID(); ?>">
		<h2><a href="<?php the_permalink(); ?>" rel="bookmark"><?php the_title(); ?></a></h2>
		<small><?php the_time('F jS, Y'); ?> <!-- by <?php the_author(); ?> --></small>
		<div class="entry"><?php the_content('Read the rest of this entry &raquo;'); ?></div>
		<p class="postmetadata">Posted in <?php the_category(', '); ?> | <?php comments_popup_link('No Comments &#187;', '1 Comment &#187;', '% Comments &#187;'); ?></p>
	</div>
<?php endif; endwhile; ?>
<?php if (!is_single()) : ?>
	<div class="navigation">
		<div class="alignleft"><?php next_posts_link('&laquo; Older Entries'); ?></div>
		<div class="alignright"><?php previous_posts_link('Newer Entries &raquo;'); ?></div>
	</div>
<?php endif; ?>
</div>
<div id="sidebar" role="complementary"><ul>
	<?php wp_list_categories('show_count=1&title_li=<h2>Categories</h2>'); ?>
	<li><h2>Meta</h2><ul><li><?php wp_loginout(); ?></li></ul></li>
</ul></div>
</div>
<?php wp_footer(); ?>
</body>
</html>
