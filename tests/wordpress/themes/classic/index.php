<?php /* One template for lists and posts; no neighbours, and comments without threads. */ ?>
<!DOCTYPE html>
<html <?php language_attributes(); ?>>
<head>
<title><?php bloginfo('name'); ?><?php wp_title(); ?></title>
<?php wp_head(); ?>
</head>
<body <?php body_class(); ?>>
<div id="rap">
<h1 id="header"><a href="<?php echo home_url(); ?>/"><?php bloginfo('name'); ?></a></h1>
<div id="content">
<?php while (have_posts()) : the_post(); ?>
<?php the_date('', '<h2>', '</h2>'); ?>
<div <?php post_class(); ?> id="post-<?php the_ID(); ?>">
	<h3 class="storytitle"><a href="<?php the_permalink(); ?>" rel="bookmark"><?php the_title(); ?></a></h3>
	<div class="meta"><?php _e('Filed under:'); ?> <?php the_category(','); ?> &#8212; <?php the_tags(__('Tags: '), ', ', ' &#8212; '); ?> <?php the_author(); ?> @ <?php the_time(); ?> <?php edit_post_link(__('Edit This')); ?></div>
	<div class="storycontent">
		<?php the_content(__('(more...)')); ?>
	</div>
	<div class="feedback">
		<?php wp_link_pages(); ?>
		<?php comments_popup_link(__('Comments (0)'), __('Comments (1)'), __('Comments (%)')); ?>
	</div>
</div>
<?php comments_template(); ?>
<?php endwhile; ?>
<?php posts_nav_link(' &#8212; ', __('&laquo; Newer Posts'), __('Older Posts &raquo;')); ?>
</div>
<div id="menu"><ul>
	<?php wp_list_pages('title_li=Pages'); ?>
	<li>Meta:<ul><li><?php wp_loginout(); ?></li></ul></li>
</ul></div>
</div>
<?php wp_footer(); ?>
</body>
</html>
