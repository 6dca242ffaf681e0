<?php
/* fill.php WORDPRESS: installs the lab's site and fills it. A post is found by its slug, a user's password is LOGIN-pass. */
define('WP_INSTALLING', true);
ini_set('display_errors', 'stderr');
$_SERVER['HTTP_HOST'] = getenv('LAB_HOST');
$_SERVER['REQUEST_METHOD'] = 'GET';
require $argv[1] . '/wp-load.php';
require ABSPATH . 'wp-admin/includes/upgrade.php';
require_once ABSPATH . 'wp-admin/includes/taxonomy.php';
require_once ABSPATH . 'wp-admin/includes/misc.php';

wp_install('Bankenblog', 'admin', 'admin@example.org', true, '', 'admin-pass', 'de_DE');
$options = [
    'permalink_structure' => '/%year%/%monthnum%/%day%/%postname%/', 'timezone_string' => 'Europe/Berlin', 'WPLANG' => 'de_DE',
    'blogdescription' => 'Nachrichten über Banken', 'posts_per_page' => 10, 'thread_comments_depth' => 5, 'comment_registration' => 1,
    'users_can_register' => 1, 'comment_previously_approved' => 0, 'default_pingback_flag' => 0,
];
foreach ($options as $key => $value) update_option($key, $value);
wp_delete_post(1, true);
switch_theme('twentytwentythree');

$users = [];
foreach (['author' => 'Anna Autorin', 'everling' => 'Dr. Oliver Everling', 'berta' => 'Berta Beispiel', 'reader' => 'Rita Reader'] as $login => $name) {
    $users[$login] = wp_insert_user(['user_login' => $login, 'user_pass' => "$login-pass", 'user_email' => "$login@example.org",
        'display_name' => $name, 'role' => $login === 'reader' ? 'subscriber' : 'author']);
}
$categories = [];
foreach (['Bankenrating', 'Nachrichten', 'Länderrating'] as $name) $categories[$name] = wp_create_category($name);
$categories['Österreich & Schweiz'] = wp_create_category('Österreich & Schweiz', $categories['Länderrating']);
$tag = wp_insert_term('Thema 1', 'post_tag')['term_id'];
wp_set_current_user(1);

/* One post for each shape a reader must cope with; a day lies between two of them unless `post_date` says otherwise. */
$make = function ($slug, $title, $html, $more = []) use ($users, $categories) {
    static $day = 0;
    $id = wp_insert_post(wp_slash($more + ['post_name' => $slug, 'post_title' => $title, 'post_content' => $html, 'post_status' => 'publish',
        'post_author' => $users['author'], 'post_date' => gmdate('Y-m-d H:i:s', strtotime('2025-09-01 10:00') + 86400 * $day++),
        'post_category' => [$categories['Nachrichten']], 'comment_status' => 'open']), true);
    return is_wp_error($id) ? wp_die($id) : $id;
};
/* The oldest post is the demo's: `name: value` lines, an empty line, HTML, a divider, comments. */
$file = file_get_contents(glob(__DIR__ . '/../../tui_reader/demo/posts/2012-11-25*.html')[0]);
[$head, $html] = explode("\n\n", $file, 2);
$title = preg_match('/^title: (.+)$/m', $head, $match) ? $match[1] : '';
$make('seed', $title, explode('<!-- comments -->', $html)[0], ['post_author' => $users['everling'], 'post_date' => '2012-11-25 09:30:00',
    'post_category' => [$categories['Bankenrating'], $categories['Nachrichten']], 'tags_input' => [$tag]]);
stick_post($make('sticky', 'Angehefteter Beitrag', '<p>Dieser Beitrag ist angeheftet.</p>', ['post_date' => '2015-03-01 08:00:00']));
foreach (['tie-1', 'tie-2', 'tie-3'] as $slug) $make($slug, "Dieselbe Sekunde $slug", '<p>Drei auf einmal.</p>', ['post_date' => '2016-05-05 05:05:05']);
$make('protected', 'Mit Kennwort', '<p>Geheimer Inhalt.</p>', ['post_password' => 'geheim']);
$make('private', 'Privat', '<p>Nur für Redakteure.</p>', ['post_status' => 'private']);
$make('draft', 'Entwurf', '<p>Noch nicht.</p>', ['post_status' => 'draft']);
$make('future', 'Zukunft', '<p>Erscheint später.</p>', ['post_date' => '2099-01-01 00:00:00', 'post_status' => 'future']);
$make('closed', 'Kommentare geschlossen', '<p>Keine Kommentare mehr.</p>', ['comment_status' => 'closed']);
$make('untitled', '', '<p>Ein Beitrag ohne Titel.</p>');
$make('hostile', '<em>HTML</em> &amp; „Sonderzeichen“ <script>alert(1)</script> 😀 日本語', '<p>Größe &lt; 5 &amp; &gt; 3 <a href="/relativ?x=1&amp;y=2">relativ</a></p>');
$make('open', 'Hier darf man schreiben', '<p>Die Tests kommentieren diesen Beitrag.</p>');
$orphans = $make('orphans', 'Verwaiste Antworten', '<p>Ihre Eltern sind fort.</p>');
$thread = $make('thread', 'Lange Diskussion', '<p>Hier wird viel diskutiert.</p>');

/* A hundred posts over twenty years and the comments, by the database's own sequence engine. */
function query($sql) {
    global $wpdb;
    if ($wpdb->query($sql) === false) { fwrite(STDERR, "$wpdb->last_error\n"); exit(1); }
}
$base = (int) $wpdb->get_var('SELECT MAX(ID) FROM wp_posts');
$date = "DATE_SUB('2025-06-01 12:00:00', INTERVAL (seq-1)*105120 MINUTE)";
query("INSERT INTO wp_posts (ID,post_author,post_date,post_date_gmt,post_content,post_title,post_excerpt,post_status,comment_status,ping_status,post_name,to_ping,pinged,post_modified,post_modified_gmt,post_content_filtered,guid,post_type)
    SELECT $base+seq, ELT(1+seq%2,{$users['author']},{$users['berta']}), $date, $date, CONCAT('<p>Die Bank veröffentlicht ein neues Rating, das ', seq, '. in Folge.</p>'), CONCAT('Sparkasse legt Zahlen vor (', seq, ')'), '', 'publish', 'open', 'open', CONCAT('beitrag-', seq), '', '', $date, $date, '', CONCAT('http://', '{$_SERVER['HTTP_HOST']}', '/?p=', $base+seq), 'post' FROM seq_1_to_100");
$taxonomy = get_term($categories['Österreich & Schweiz'], 'category')->term_taxonomy_id;
query("INSERT INTO wp_term_relationships SELECT $base+seq, $taxonomy, 0 FROM seq_1_to_100");
$comment = 'INSERT INTO wp_comments (comment_ID,comment_post_ID,comment_author,comment_author_email,comment_author_url,comment_date,comment_date_gmt,comment_content,comment_approved,comment_agent,comment_type,comment_parent) SELECT';
$first = 1 + (int) $wpdb->get_var('SELECT COALESCE(MAX(comment_ID),0) FROM wp_comments');  /* 1 to 12 are one deep chain */
query("$comment $first+seq-1, $thread, 'Gerda Gast', 'gast@example.org', '', '2025-10-01 10:00:00'+INTERVAL seq MINUTE, '2025-10-01 08:00:00'+INTERVAL seq MINUTE, CONCAT('Wortmeldung ', seq), '1', '', 'comment', CASE WHEN seq=1 THEN 0 WHEN seq<=12 THEN $first+seq-2 WHEN seq<16 OR seq%4=0 THEN 0 ELSE $first+seq-1-seq%4 END FROM seq_1_to_1200");
query("$comment $first+1199+seq, $orphans, 'Karl Kommentar', 'karl@example.org', '', '2025-10-01 10:00:00', '2025-10-01 08:00:00', CONCAT('Waise ', seq), '1', '', 'comment', ELT(seq, 999999, $first) FROM seq_1_to_2");
foreach ([$thread, $orphans] as $id) wp_update_comment_count_now($id);
query("UPDATE wp_term_taxonomy t SET count=(SELECT COUNT(*) FROM wp_term_relationships r JOIN wp_posts p ON p.ID=r.object_id WHERE r.term_taxonomy_id=t.term_taxonomy_id AND p.post_status='publish')");
flush_rewrite_rules();
query('CREATE TABLE lab_filled (x int)');
