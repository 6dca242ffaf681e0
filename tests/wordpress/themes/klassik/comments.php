<h3 id="comments">Kommentare</h3>
<?php if (post_password_required()) { echo '<p>Bitte das Kennwort eingeben.</p>'; return; } ?>
<?php if (have_comments()) : ?>
<ol class="commentlist"><?php wp_list_comments(['avatar_size' => 0]); ?></ol>
<p><?php previous_comments_link('&laquo; Ältere Kommentare'); ?> <?php next_comments_link('Neuere Kommentare &raquo;'); ?></p>
<?php endif; ?>
<?php if (!comments_open()) : ?>
<p>Die Kommentarfunktion ist hier geschlossen.</p>
<?php elseif (get_option('comment_registration') && !is_user_logged_in()) : ?>
<p>Sie müssen <a href="<?php echo site_url('wp-login.php?redirect_to=' . urlencode(get_permalink())); ?>">eingelogged</a> sein um einen Kommentar zu posten.</p>
<?php else : ?>
<form action="<?php echo site_url('/wp-comments-post.php'); ?>" method="post" id="commentform">
<?php if (!is_user_logged_in()) : ?>
<p><input type="text" name="author" id="author" /> <label for="author">Name (erforderlich)</label></p>
<p><input type="text" name="email" id="email" /> <label for="email">E-Mail (erforderlich, wird nicht veröffentlicht)</label></p>
<?php endif; ?>
<p><textarea name="comment" id="comment" cols="60" rows="8"></textarea></p>
<p><input type="submit" value="Absenden" /> <input type="hidden" name="comment_post_ID" value="<?php the_ID(); ?>" /></p>
<?php do_action('comment_form', get_the_ID()); ?>
</form>
<?php endif; ?>
