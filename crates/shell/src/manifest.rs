use serde_json::Value;

/// The web app's manifest with the operator's name and colour; `None` when it is no JSON object.
pub fn with_name(manifest: &str, site_name: Option<&str>, accent: Option<&str>) -> Option<String> {
    let Value::Object(mut manifest) = serde_json::from_str(manifest).ok()? else { return None };
    for (key, value) in [("name", site_name), ("short_name", site_name), ("theme_color", accent)] {
        if let Some(value) = value.filter(|value| !value.is_empty()) {
            manifest.insert(key.to_owned(), Value::String(value.to_owned()));
        }
    }
    serde_json::to_string(&manifest).ok()
}

#[cfg(test)]
mod tests {
    use super::with_name;

    #[test]
    fn the_operators_name_and_colour_take_the_place_of_the_portals_own() {
        let own = "{\"name\":\"Вісник\",\"short_name\":\"Вісник\",\"start_url\":\"/\",\"theme_color\":\"#fff\"}";
        let theirs = with_name(own, Some("Новини \"громад\""), Some("#0a5bd3")).unwrap();
        let read: serde_json::Value = serde_json::from_str(&theirs).unwrap();
        assert_eq!((read["name"].as_str(), read["short_name"].as_str()), (Some("Новини \"громад\""), Some("Новини \"громад\"")));
        assert_eq!((read["theme_color"].as_str(), read["start_url"].as_str()), (Some("#0a5bd3"), Some("/")));
        let same: serde_json::Value = serde_json::from_str(&with_name(own, None, None).unwrap()).unwrap();
        assert_eq!(same, serde_json::from_str::<serde_json::Value>(own).unwrap());
        assert_eq!(with_name("[]", None, None), None);
    }
}
