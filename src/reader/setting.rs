/// What a reader can set.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Setting {
    /// The colours.
    Theme,
    /// The size of all text, in percent.
    Size,
    /// How open the lines of a text stand.
    Spacing,
    /// Pictures only when asked for, and nothing ahead.
    DataSaver,
    /// Lists follow the newsroom.
    Live,
    /// Single keys are shortcuts.
    Keys,
}

impl Setting {
    pub const ALL: [Self; 6] = [Self::Theme, Self::Size, Self::Spacing, Self::DataSaver, Self::Live, Self::Keys];

    /// Its values as they are kept and written on the root element, the default first.
    pub fn codes(self) -> &'static [&'static str] {
        match self {
            Self::Theme => &["auto", "light", "dark"],
            Self::Size => &["100", "112", "125", "150"],
            Self::Spacing => &["normal", "open"],
            Self::DataSaver => &["off", "on"],
            Self::Live | Self::Keys => &["on", "off"],
        }
    }

    /// The name by which the browser keeps it. A script of `index.html` knows those of settings that are shown.
    pub fn key(self) -> String {
        let name = match self {
            Self::Theme => "theme",
            Self::Size => "size",
            Self::Spacing => "spacing",
            Self::DataSaver => "data-saver",
            Self::Live => "live",
            Self::Keys => "keys",
        };
        ["visnyk.", name].concat()
    }

    /// The attribute of the root element by which the style sheet knows the value.
    pub fn attribute(self) -> Option<&'static str> {
        match self {
            Self::Theme => Some("data-theme"),
            Self::Size => Some("data-size"),
            Self::Spacing => Some("data-spacing"),
            Self::DataSaver => Some("data-saver"),
            Self::Live | Self::Keys => None,
        }
    }

    /// A code that is one of its own, else its default.
    pub fn known(self, code: &str) -> &'static str {
        let mut codes = self.codes().iter().copied();
        let default = codes.next().unwrap_or_default();
        codes.find(|known| *known == code).unwrap_or(default)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_by_an_older_portal_or_another_hand_is_the_default() {
        assert_eq!(Setting::Theme.known("dark"), "dark");
        assert_eq!(Setting::Theme.known("sepia"), "auto");
        assert_eq!(Setting::Size.known(""), "100");
        assert_eq!(Setting::Keys.known("off"), "off");
    }

    #[test]
    fn each_setting_is_kept_under_its_own_name_and_shown_as_the_page_script_shows_it() {
        let index = include_str!("../../index.html");
        for setting in Setting::ALL {
            assert_eq!(Setting::ALL.iter().filter(|other| other.key() == setting.key()).count(), 1, "{setting:?}");
            assert_eq!(setting.known(setting.codes()[0]), setting.codes()[0]);
            if let Some(attribute) = setting.attribute() {
                let key = setting.key();
                let name = key.strip_prefix("visnyk.").unwrap();
                assert!(index.contains(&format!("\"{name}\"")), "{name}");
                assert_eq!(attribute, format!("data-{}", name.trim_start_matches("data-")));
            }
        }
    }
}
