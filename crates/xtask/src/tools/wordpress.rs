use super::debian;
use crate::place;
use anyhow::{Result, bail};
use std::path::Path;

const PACKAGES: [&str; 8] = ["wordpress", "wordpress-theme-twentytwentythree", "mariadb-server", "php-cli", "php-mysql", "php-xml", "php-curl", "php-gd"];

/// WordPress with what it runs on: the one that is there, or the one apt-get installs where it may.
pub fn wordpress() -> Result<()> {
    if is_there() {
        return Ok(());
    }
    if debian::may_install() {
        debian::install("WordPress", &PACKAGES)?;
        if is_there() {
            return Ok(());
        }
    }
    bail!("WordPress is missing: install it (Debian: `apt-get install {}`)", PACKAGES.join(" "))
}

fn is_there() -> bool {
    Path::new("/usr/share/wordpress/wp-content/themes/twentytwentythree").is_dir()
        && ["mariadbd", "php"].iter().all(|program| place::on_path(program).is_some())
}
