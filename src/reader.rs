//! What the reader set, kept in this browser and nowhere else.

use crate::browser;
use crate::prelude::*;

/// The colours.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Theme {
    /// As the system has it.
    #[default]
    Auto,
    Light,
    Dark,
}

impl Theme {
    pub const ALL: [Self; 3] = [Self::Auto, Self::Light, Self::Dark];

    /// As it is kept and written on the root element.
    pub fn code(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    fn of(code: &str) -> Self {
        Self::ALL.into_iter().find(|theme| theme.code() == code).unwrap_or_default()
    }
}

const THEME: &str = "visnyk.theme";
const DATA_SAVER: &str = "visnyk.data-saver";
const LIVE: &str = "visnyk.live";

/// The reader's settings. They start with their defaults, and take what was kept once the page is alive, so that the
/// first rendering is the same for everyone.
#[derive(Clone, Copy, Debug)]
pub struct Settings {
    theme: RwSignal<Theme>,
    data_saver: RwSignal<bool>,
    live: RwSignal<bool>,
}

impl Settings {
    /// Puts the settings into context.
    pub fn provide() -> Self {
        let settings = Self { theme: RwSignal::new(Theme::Auto), data_saver: RwSignal::new(false), live: RwSignal::new(true) };
        provide_context(settings);
        effect(move || {
            settings.theme.set(browser::recall(THEME).map(|code| Theme::of(&code)).unwrap_or_default());
            settings.data_saver.set(browser::recall(DATA_SAVER).as_deref() == Some("on"));
            settings.live.set(browser::recall(LIVE).as_deref() != Some("off"));
        });
        settings
    }

    /// The theme, tracked.
    pub fn theme(self) -> Theme {
        self.theme.get()
    }

    /// Sets, shows and keeps the theme.
    pub fn set_theme(self, theme: Theme) {
        self.theme.set(theme);
        browser::set_root("data-theme", (theme != Theme::Auto).then(|| theme.code()));
        browser::remember(THEME, theme.code());
    }

    /// Whether to spare the reader's data, tracked.
    pub fn data_saver(self) -> bool {
        self.data_saver.get()
    }

    pub fn set_data_saver(self, on: bool) {
        self.data_saver.set(on);
        browser::remember(DATA_SAVER, if on { "on" } else { "off" });
    }

    /// Whether lists may follow the newsroom live, tracked.
    pub fn live(self) -> bool {
        self.live.get()
    }

    pub fn set_live(self, on: bool) {
        self.live.set(on);
        browser::remember(LIVE, if on { "on" } else { "off" });
    }
}

/// The settings of this application.
pub fn use_settings() -> Settings {
    use_context().unwrap_or_else(Settings::provide)
}
