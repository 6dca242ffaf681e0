<?php
/* set.php WORDPRESS HOST OPTION VALUE...: update_option(), and the rewrite rules where they depend on it. */
[, $folder, $host] = $argv;
define('WP_INSTALLING', true);
$_SERVER['HTTP_HOST'] = $host;
require "$folder/wp-load.php";
foreach (array_chunk(array_slice($argv, 3), 2) as [$option, $value]) {
    update_option($option, $value);
    if ($option === 'permalink_structure') {
        require_once ABSPATH . 'wp-admin/includes/misc.php';
        $GLOBALS['wp_rewrite']->init();
        flush_rewrite_rules();
    }
}
