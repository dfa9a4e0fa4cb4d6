//! What the reader set and saved, kept in this browser and nowhere else.

mod saved;
mod setting;

pub use saved::{Entry, MOST, Refusal, Saved, use_saved};
pub use setting::Setting;

use crate::browser;
use crate::prelude::*;

/// The reader's settings. They start with their defaults, and take what was kept once the page is alive, so that the
/// first rendering is the same for everyone. Where the browser keeps nothing they hold for as long as the page lives.
#[derive(Clone, Copy, Debug)]
pub struct Settings {
    /// The place of each setting's value among its codes.
    chosen: [RwSignal<u32>; Setting::ALL.len()],
    /// The browser refused to keep something.
    refused: RwSignal<bool>,
}

impl Settings {
    /// Puts the settings, and the saved articles, into context; what other tabs change changes here.
    pub fn provide() -> Self {
        let settings = Self { chosen: Setting::ALL.map(|_| RwSignal::new(0)), refused: RwSignal::new(false) };
        provide_context(settings);
        let saved = Saved::provide();
        effect(move || {
            let take = move |setting: &Setting| settings.take(*setting);
            Setting::ALL.iter().for_each(take);
            saved.take();
            browser::on_storage(move || {
                // Each tab goes on following the newsroom until its own reader stops it.
                Setting::ALL.iter().filter(|setting| **setting != Setting::Live).for_each(take);
                saved.take();
            });
        });
        settings
    }

    /// The code of a setting's value, tracked.
    pub fn code(self, setting: Setting) -> &'static str {
        setting.codes().get(self.signal(setting).get() as usize).copied().unwrap_or_default()
    }

    /// Sets, shows and keeps a value; a code that the setting does not know is its default.
    pub fn choose(self, setting: Setting, code: &str) {
        let code = setting.known(code);
        self.show(setting, code);
        if !browser::remember(&setting.key(), code) {
            self.refused.set(true);
        }
    }

    /// Sets everything back.
    pub fn reset(self) {
        for setting in Setting::ALL {
            browser::forget(&setting.key());
            self.take(setting);
        }
    }

    /// Whether to spare the reader's data, tracked.
    pub fn data_saver(self) -> bool {
        self.is_on(Setting::DataSaver)
    }

    /// Whether lists may follow the newsroom live, tracked.
    pub fn live(self) -> bool {
        self.is_on(Setting::Live)
    }

    pub fn set_live(self, on: bool) {
        self.switch(Setting::Live, on);
    }

    /// Whether single keys are shortcuts, tracked.
    pub fn keys(self) -> bool {
        self.is_on(Setting::Keys)
    }

    pub fn set_keys(self, on: bool) {
        self.switch(Setting::Keys, on);
    }

    /// Whether a setting that is on or off is on, tracked.
    pub fn is_on(self, setting: Setting) -> bool {
        self.code(setting) == "on"
    }

    pub fn switch(self, setting: Setting, on: bool) {
        self.choose(setting, if on { "on" } else { "off" });
    }

    /// Whether the browser refuses to keep anything, tracked. [`Settings::probe`] finds out.
    pub fn is_refused(self) -> bool {
        self.refused.get()
    }

    /// Finds out whether the browser keeps anything.
    pub fn probe(self) {
        self.refused.set(!browser::keeps());
    }

    /// Takes what is kept; where nothing is, the default, which for data is the browser's own setting.
    fn take(self, setting: Setting) {
        let kept = browser::recall(&setting.key());
        let code = match kept {
            None if setting == Setting::DataSaver && browser::saves_data() => "on",
            kept => setting.known(kept.as_deref().unwrap_or_default()),
        };
        self.show(setting, code);
    }

    fn show(self, setting: Setting, code: &'static str) {
        let place = setting.codes().iter().position(|known| *known == code).unwrap_or(0) as u32;
        let signal = self.signal(setting);
        if signal.get_untracked() != place {
            signal.set(place);
        }
        if let Some(attribute) = setting.attribute() {
            browser::set_root(attribute, Some(code));
        }
    }

    fn signal(self, setting: Setting) -> RwSignal<u32> {
        let [theme, size, spacing, data_saver, live, keys] = self.chosen;
        match setting {
            Setting::Theme => theme,
            Setting::Size => size,
            Setting::Spacing => spacing,
            Setting::DataSaver => data_saver,
            Setting::Live => live,
            Setting::Keys => keys,
        }
    }
}

/// The settings of this application.
pub fn use_settings() -> Settings {
    use_context().unwrap_or_else(Settings::provide)
}
