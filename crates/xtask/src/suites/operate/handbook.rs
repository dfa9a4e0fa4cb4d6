//! Scripts of the operator's handbook, with the places of this machine in them.

use crate::{files, place};
use anyhow::{Context, Result, bail};

const HANDBOOK: &str = "docs/operate.md";

pub fn text() -> Result<String> {
    files::read_text(&place::root().join(HANDBOOK))
}

/// The block of code that has this line, with each place replaced. Every place must be there, or the script was changed and the test
/// would run another one.
pub fn script(line: &str, places: &[(&str, &str)]) -> Result<String> {
    replaced(block(&text()?, line)?, places)
}

fn block<'a>(handbook: &'a str, line: &str) -> Result<&'a str> {
    let blocks = handbook.split("\n```sh\n").skip(1).filter_map(|rest| rest.split_once("\n```").map(|(block, _)| block));
    blocks.into_iter().find(|block| block.lines().any(|there| there.starts_with(line))).with_context(|| format!("{HANDBOOK} has no script with «{line}»"))
}

fn replaced(script: &str, places: &[(&str, &str)]) -> Result<String> {
    let mut script = script.to_owned();
    for (there, here) in places {
        if !script.contains(there) {
            bail!("the handbook's script does not name «{there}»:\n{script}");
        }
        script = script.replace(there, here);
    }
    Ok(script)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_script_is_found_by_a_line_and_is_about_the_places_of_this_machine() {
        let handbook = "x\n```sh\nfirst\n```\ny\n```sh\ncd /var\nsecond\n```\n";
        let script = replaced(block(handbook, "second").unwrap(), &[("/var", "/tmp/a")]).unwrap();
        assert_eq!(script, "cd /tmp/a\nsecond");
        assert!(block(handbook, "third").is_err() && replaced("a", &[("b", "c")]).is_err());
    }
}
