<?php
add_theme_support('automatic-feed-links');
/* A comment as Twenty Ten's callback wrote it: the number is on a div, the depth on the list item around it. */
function lab_comment($comment, $args, $depth) {
    $GLOBALS['comment'] = $comment;
    if (in_array($comment->comment_type, ['pingback', 'trackback'], true)) {
        echo '<li class="post pingback"><p>Pingback: ', get_comment_author_link(), '</p>';
        return;
    } ?>
	<li <?php comment_class(); ?> id="li-comment-<?php comment_ID(); ?>">
	<div id="comment-<?php comment_ID(); ?>">
		<div class="comment-author vcard"><?php echo get_avatar($comment, 40); ?> <cite class="fn"><?php comment_author_link(); ?></cite> <span class="says">sagt:</span></div>
		<?php if ($comment->comment_approved === '0') : ?><em class="comment-awaiting-moderation">Dein Kommentar wartet auf Freischaltung.</em><br /><?php endif; ?>
		<div class="comment-meta commentmetadata"><a href="<?php echo esc_url(get_comment_link($comment->comment_ID)); ?>"><?php printf('%1$s um %2$s', get_comment_date(), get_comment_time()); ?></a></div>
		<div class="comment-body"><?php comment_text(); ?></div>
		<div class="reply"><?php comment_reply_link(array_merge($args, ['depth' => $depth, 'max_depth' => $args['max_depth']])); ?></div>
	</div>
<?php }
