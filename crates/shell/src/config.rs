/// Fills `<script type="application/json" id="visnyk-config">`; `None` for a page without it.
pub fn with_config(page: &str, json: &str) -> Option<String> {
    let (before, rest) = page.split_once("id=\"visnyk-config\"").or_else(|| page.split_once("id=visnyk-config"))?;
    let (tag, rest) = rest.split_once('>')?;
    let (_, after) = rest.split_once("</script")?;
    // `<` stands in JSON inside of strings only, where it could end the element.
    let json = json.replace('<', "\\u003c");
    Some(format!("{before}id=\"visnyk-config\"{tag}>{json}</script{after}"))
}

#[cfg(test)]
mod tests {
    use super::with_config;

    #[test]
    fn settings_take_the_place_of_those_before_and_cannot_end_their_element() {
        let page = "<script type=\"application/json\" id=\"visnyk-config\">{\"api\":\"x\"}</script><p>y</p>";
        let filled = with_config(page, "{\"site_name\":\"</script><b>\"}");
        assert_eq!(
            filled.as_deref(),
            Some("<script type=\"application/json\" id=\"visnyk-config\">{\"site_name\":\"\\u003c/script>\\u003cb>\"}</script><p>y</p>")
        );
        assert_eq!(with_config("<p>no place</p>", "{}"), None);
    }
}
