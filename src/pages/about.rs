use super::title;
use crate::address::use_lang;
use crate::config::Config;
use crate::contract::Selection;
use crate::head::About;
use crate::locale::catalogue;
use crate::prelude::*;
use crate::routes::{Lang, Route};

/// What the portal is, who makes it, and how to read it.
pub fn about() -> Node {
    let lang = use_lang();
    let words = catalogue(lang);
    About::new(lang, words.about, words.footer_about).at(&Route::About, &Selection::new(), 1).write();
    let config = use_context::<Config>().unwrap_or_default();
    let text = match lang {
        Lang::Uk => ukrainian(&config.site_name),
        Lang::En => english(&config.site_name),
    };
    let contacts = config.contacts.map(|contacts| view! { <h2>{words.contacts}</h2> <p>{contacts}</p> });
    view! { {title(words.about.to_owned())} <div class="body">{text}{contacts}</div> }.into_node()
}

fn ukrainian(site: &str) -> Node {
    view! {
        <p>{format!("«{site}» збирає новини місцевого самоврядування: що вирішують ради, що будують громади, хто їм допомагає і що з того виходить.")}</p>
        <h2>"Як знайти своє"</h2>
        <p>"Кожна стаття має теги, область і громади. Натисніть на будь-яку з цих позначок — і побачите все, що ми про це писали. На сторінці новин позначки поєднуються: наприклад, освіта в одній громаді за останній місяць. Адресу такої добірки можна надіслати іншим: вони побачать те саме."</p>
        <h2>"Пошук"</h2>
        <p>"Пошук розуміє відмінки та не зважає на апострофи: «громади» знайде «громаду», а «камянська» — «Кам’янську»."</p>
        <h2>"Ваші дані"</h2>
        <p>"Портал не використовує файлів cookie і не стежить за вами. Налаштування, збережені статті й копії прочитаного лишаються у вашому браузері; сторінка «Налаштування» показує їх і може видалити. Перегляди статей рахуються без прив’язки до людини."</p>
    }
    .into_node()
}

fn english(site: &str) -> Node {
    view! {
        <p>{format!("{site} gathers news of Ukrainian local self-government: what councils decide, what communities build, who helps them and what comes of it.")}</p>
        <h2>"Finding what concerns you"</h2>
        <p>"Each article carries tags, a region and communities. Follow any of these labels to see everything written about it. On the news page labels combine: education in one community during the last month, say. The address of such a selection can be sent on, and shows others the same."</p>
        <h2>"Search"</h2>
        <p>"Search knows Ukrainian word endings and does not mind apostrophes."</p>
        <h2>"Your data"</h2>
        <p>"The portal sets no cookies and does not follow you. Your settings, saved articles and copies of what you read stay in your browser; the page “Settings” shows them and can delete them. Views of articles are counted without knowing whose they are."</p>
    }
    .into_node()
}
