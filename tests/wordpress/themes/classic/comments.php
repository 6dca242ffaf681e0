<?php if (post_password_required()) { echo '<p>Enter your password to view comments.</p>'; return; } ?>
<h2 id="comments"><?php comments_number(__('No Comments'), __('1 Comment'), __('% Comments')); ?>
<?php if (comments_open()) : ?>
	<a href="#postcomment" title="<?php _e('Leave a comment'); ?>">&raquo;</a>
<?php endif; ?>
</h2>
<?php if ($comments) : ?>
<ol id="commentlist">
<?php foreach ($comments as $comment) : ?>
	<li id="comment-<?php comment_ID(); ?>">
	<?php comment_text(); ?>
	<p><cite><?php comment_type(__('Comment'), __('Trackback'), __('Pingback')); ?> <?php _e('by'); ?> <?php comment_author_link(); ?> &#8212; <?php comment_date(); ?> @ <a href="#comment-<?php comment_ID(); ?>"><?php comment_time(); ?></a></cite> <?php edit_comment_link(__('Edit This'), ' |'); ?></p>
	</li>
<?php endforeach; ?>
</ol>
<?php else : ?>
	<p><?php _e('No comments yet.'); ?></p>
<?php endif; ?>
<p><?php post_comments_feed_link(__('<abbr title="Really Simple Syndication">RSS</abbr> feed for comments on this post.')); ?></p>
<?php if (comments_open()) : ?>
<h2 id="postcomment"><?php _e('Leave a comment'); ?></h2>
<?php if (get_option('comment_registration') && !is_user_logged_in()) : ?>
<p><?php printf(__('You must be <a href="%s">logged in</a> to post a comment.'), site_url('wp-login.php?redirect_to=' . urlencode(get_permalink()))); ?></p>
<?php else : $req = get_option('require_name_email'); ?>
<form action="<?php echo site_url('/wp-comments-post.php'); ?>" method="post" id="commentform">
<?php if (!is_user_logged_in()) : ?>
<p><input type="text" name="author" id="author" value="" size="22" tabindex="1" />
<label for="author"><small><?php _e('Name'); ?> <?php if ($req) _e('(required)'); ?></small></label></p>
<p><input type="text" name="email" id="email" value="" size="22" tabindex="2" />
<label for="email"><small><?php _e('Mail (will not be published)'); ?> <?php if ($req) _e('(required)'); ?></small></label></p>
<p><input type="text" name="url" id="url" value="" size="22" tabindex="3" /> <label for="url"><small><?php _e('Website'); ?></small></label></p>
<?php endif; ?>
<p><textarea name="comment" id="comment" cols="58" rows="10" tabindex="4"></textarea></p>
<p><input name="submit" type="submit" id="submit" tabindex="5" value="<?php esc_attr_e('Submit Comment'); ?>" />
<input type="hidden" name="comment_post_ID" value="<?php the_ID(); ?>" /></p>
<?php do_action('comment_form', get_the_ID()); ?>
</form>
<?php endif; ?>
<?php else : ?>
<p><?php _e('Sorry, the comment form is closed at this time.'); ?></p>
<?php endif; ?>
