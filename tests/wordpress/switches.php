<?php
/* Switches of the lab's site, turned by `lab set`; all of them off is a stock WordPress. */
function wp_mail() { return true; }
if (get_option('lab_flood') === 'off') {
    remove_filter('comment_flood_filter', 'wp_throttle_comment_flood', 10);
}
if (get_option('lab_app_passwords') === 'off') {
    add_filter('wp_is_application_passwords_available', '__return_false');
}
if (get_option('lab_rest') === 'off') {
    add_filter('rest_authentication_errors', function ($error) {
        return $error ?: (is_user_logged_in() ? $error : new WP_Error('rest_login_required', 'REST is off.', ['status' => 401]));
    });
}
if (get_option('lab_second_factor') === 'on') {  // what a second factor's plugin looks like from outside: 200 and no cookie
    add_filter('authenticate', fn($user) => $user instanceof WP_User && !defined('REST_REQUEST') ? new WP_Error('code', 'Code?') : $user, 99);
}
