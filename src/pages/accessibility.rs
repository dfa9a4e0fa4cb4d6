use super::title;
use crate::address::use_lang;
use crate::components::{shortcuts, shortcuts_switch};
use crate::config::Config;
use crate::contract::Selection;
use crate::head::About;
use crate::locale::{catalogue, later_words};
use crate::prelude::*;
use crate::routes::{Lang, Route};

/// What readers with disabilities can count on, and whom to tell when it fails.
pub fn accessibility() -> Node {
    let lang = use_lang();
    let words = catalogue(lang);
    let own = later_words(lang);
    About::new(lang, words.accessibility, own.accessibility_lead).at(&Route::Accessibility, &Selection::new(), 1).write();
    let contacts = use_context::<Config>().unwrap_or_default().contacts.map(|contacts| view! { <p>{words.contacts} ": " {contacts}</p> });
    let text = match lang {
        Lang::Uk => ukrainian(),
        Lang::En => english(),
    };
    let keys = view! { <h2>{own.keys}</h2> {shortcuts(lang)} {shortcuts_switch(lang)} };
    view! { {title(words.accessibility.to_owned())} <div class="body">{text}{contacts} {keys}</div> }.into_node()
}

fn ukrainian() -> Node {
    view! {
        <p>"Ми прагнемо, щоб портал відповідав рівню AA настанов WCAG 2.2, і перевіряємо це автоматично перед кожним оновленням."</p>
        <h2>"На що можна розраховувати"</h2>
        <ul>
            <li>"Усе працює з клавіатури; перше натискання Tab веде до змісту сторінки."</li>
            <li>"Після переходу програма екранного доступу чує назву нової сторінки, а після зміни фільтрів — кількість знайдених новин."</li>
            <li>"Текст можна збільшити до 200 %, а сторінки вміщуються в ширину 320 пікселів."</li>
            <li>"Є світле й темне оформлення; рух зменшується, якщо так налаштовано у вашій системі."</li>
            <li>"Зображення мають опис; відео з інших сайтів завантажується лише на ваше прохання."</li>
        </ul>
        <h2>"Якщо щось не працює"</h2>
        <p>"Напишіть редакції, на якій сторінці й чим ви користувалися. Такі помилки ми виправляємо передусім."</p>
    }
    .into_node()
}

fn english() -> Node {
    view! {
        <p>"We aim at level AA of WCAG 2.2, and check for it automatically before each update."</p>
        <h2>"What you can count on"</h2>
        <ul>
            <li>"Everything works by keyboard; the first press of Tab leads to the page’s content."</li>
            <li>"After a move to another page a screen reader hears its title, after a change of filters the number of results."</li>
            <li>"Text can be enlarged to 200 %, and pages fit a width of 320 pixels."</li>
            <li>"There is a light and a dark theme; motion is reduced where your system asks for it."</li>
            <li>"Pictures have descriptions; films from other sites load only when you ask for them."</li>
        </ul>
        <h2>"When something fails"</h2>
        <p>"Tell the newsroom on which page, and what you used. Such faults come first."</p>
    }
    .into_node()
}
