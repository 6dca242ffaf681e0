<div id="comments">
<?php if (post_password_required()) { echo '<p class="nopassword">Dieser Beitrag ist durch ein Kennwort geschützt.</p></div>'; return; } ?>
<?php if (have_comments()) : ?>
	<h3 id="comments-title"><?php comments_number('', 'Eine Antwort auf', '% Antworten auf'); ?> <em><?php the_title(); ?></em></h3>
	<?php if (get_comment_pages_count() > 1 && get_option('page_comments')) : ?>
	<div class="navigation">
		<div class="nav-previous"><?php previous_comments_link('<span class="meta-nav">&larr;</span> Ältere Kommentare'); ?></div>
		<div class="nav-next"><?php next_comments_link('Neuere Kommentare <span class="meta-nav">&rarr;</span>'); ?></div>
	</div>
	<?php endif; ?>
	<ol class="commentlist"><?php wp_list_comments(['callback' => 'lab_comment']); ?></ol>
<?php endif; ?>
<?php if (!comments_open()) : ?><p class="nocomments">Kommentare sind geschlossen.</p><?php endif; ?>
<?php comment_form(); ?>
</div>
