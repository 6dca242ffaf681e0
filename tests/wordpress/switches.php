<?php
/* Switches of the lab's site, turned by `lab set`: 1 or 0. */
function wp_mail() { return true; }
if (!get_option('lab_flood')) {
    remove_filter('comment_flood_filter', 'wp_throttle_comment_flood', 10);
}
if (!get_option('lab_app_passwords', 1)) {
    add_filter('wp_is_application_passwords_available', '__return_false');
}
if (!get_option('lab_rest', 1)) {
    add_filter('rest_authentication_errors', function ($error) {
        return $error ?: (is_user_logged_in() ? $error : new WP_Error('rest_login_required', 'REST is off.', ['status' => 401]));
    });
}
if (!get_option('lab_feeds', 1)) {
    remove_action('wp_head', 'feed_links', 2);
    remove_action('wp_head', 'feed_links_extra', 3);
    add_action('template_redirect', function () { if (is_feed()) wp_die('There are no feeds here.', '', ['response' => 404]); }, 0);
}
if (get_option('lab_second_factor')) {  // what such a plugin looks like from outside: 200, no cookie, a field more
    add_filter('authenticate', fn($user) => $user instanceof WP_User && !defined('REST_REQUEST') ? new WP_Error('code', 'Code?') : $user, 99);
    add_action('login_form', function () { echo '<input type="text" name="authcode">'; });
}
