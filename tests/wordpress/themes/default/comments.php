<?php if (post_password_required()) { echo '<p class="nocomments">This post is password protected. Enter the password to view comments.</p>'; return; } ?>
<?php if (have_comments()) : ?>
	<h3 id="comments"><?php comments_number('No Responses', 'One Response', '% Responses'); ?> to &#8220;<?php the_title(); ?>&#8221;</h3>
	<div class="navigation">
		<div class="alignleft"><?php previous_comments_link(); ?></div>
		<div class="alignright"><?php next_comments_link(); ?></div>
	</div>
	<ol class="commentlist">
	<?php wp_list_comments(); ?>
	</ol>
	<div class="navigation">
		<div class="alignleft"><?php previous_comments_link(); ?></div>
		<div class="alignright"><?php next_comments_link(); ?></div>
	</div>
<?php endif; ?>
<?php if (!comments_open()) : ?>
	<p class="nocomments">Comments are closed.</p>
<?php else : ?>
<div id="respond">
<h3><?php comment_form_title('Leave a Reply', 'Leave a Reply to %s'); ?></h3>
<div id="cancel-comment-reply"><small><?php cancel_comment_reply_link(); ?></small></div>
<?php if (get_option('comment_registration') && !is_user_logged_in()) : ?>
<p>You must be <a href="<?php echo site_url('wp-login.php?redirect_to=' . urlencode(get_permalink())); ?>">logged in</a> to post a comment.</p>
<?php else : $req = get_option('require_name_email'); ?>
<form action="<?php echo site_url('/wp-comments-post.php'); ?>" method="post" id="commentform">
<?php if (!is_user_logged_in()) : ?>
<p><input type="text" name="author" id="author" value="" size="22" tabindex="1" <?php if ($req) echo "aria-required='true'"; ?> />
<label for="author"><small>Name <?php if ($req) echo '(required)'; ?></small></label></p>
<p><input type="text" name="email" id="email" value="" size="22" tabindex="2" <?php if ($req) echo "aria-required='true'"; ?> />
<label for="email"><small>Mail (will not be published) <?php if ($req) echo '(required)'; ?></small></label></p>
<p><input type="text" name="url" id="url" value="" size="22" tabindex="3" /> <label for="url"><small>Website</small></label></p>
<?php endif; ?>
<p><textarea name="comment" id="comment" cols="58" rows="10" tabindex="4"></textarea></p>
<p><input name="submit" type="submit" id="submit" tabindex="5" value="Submit Comment" /> <?php comment_id_fields(); ?></p>
<?php do_action('comment_form', get_the_ID()); ?>
</form>
<?php endif; ?>
</div>
<?php endif; ?>
