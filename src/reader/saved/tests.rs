use super::*;

fn entry(id: &str) -> Entry {
    let region = RegionRef { slug: "zhytomyrska".into(), name: "Житомирська область".into(), name_en: None };
    let card = Card {
        id: id.into(),
        lang: ArticleLang::En,
        title: format!("Стаття {id}"),
        lead: "Про що вона".into(),
        published_at: DateTime::parse("2026-03-17T10:05:00+02:00"),
        regions: vec![region.clone(), RegionRef { slug: "kyiv".into(), name: "Київ".into(), name_en: None }],
        ..Card::default()
    };
    Entry { at: 1_795_000_000, card }
}

fn ids(text: &str) -> Vec<String> {
    text.lines().filter_map(Entry::read).map(|entry| entry.card.id).collect()
}

#[test]
fn an_entry_is_read_as_it_was_written() {
    assert_eq!(Entry::read(&entry("1001").line()), Some(entry("1001")));
    let bare = Entry { at: 7, card: Card { id: "a.b-c".into(), title: "Лише заголовок".into(), ..Card::default() } };
    assert_eq!(Entry::read(&bare.line()), Some(bare));
}

#[test]
fn the_last_saved_comes_first_and_nothing_is_there_twice() {
    let text = ["1", "2", "3", "2"].iter().fold(String::new(), |text, id| with(&text, &entry(id)).unwrap());
    assert_eq!(ids(&text), ["2", "3", "1"]);
    assert_eq!(ids(&without(&text, "3")), ["2", "1"]);
    assert_eq!(without(&text, "4"), text);
}

#[test]
fn what_is_taken_out_and_put_back_is_where_it_was() {
    let saved_at = |id: &str, at| Entry { at, ..entry(id) };
    let text = [("1", 10), ("2", 20), ("3", 30)].iter().fold(String::new(), |text, (id, at)| with(&text, &saved_at(id, *at)).unwrap());
    assert_eq!(with(&without(&text, "2"), &saved_at("2", 20)).as_deref(), Some(text.as_str()));
    assert_eq!(with(&without(&text, "1"), &saved_at("1", 10)).as_deref(), Some(text.as_str()));
}

#[test]
fn a_full_list_takes_no_further_article_and_loses_none() {
    let text = (0..MOST).fold(String::new(), |text, n| with(&text, &entry(&n.to_string())).unwrap());
    assert_eq!(with(&text, &entry("more")), None);
    assert_eq!(ids(&text).len(), MOST);
    // One that is there already only moves to the head.
    assert_eq!(ids(&with(&text, &entry("0")).unwrap()).first().map(String::as_str), Some("0"));
}

#[test]
fn a_title_cannot_make_a_second_line_or_field() {
    let mut hostile = entry("1");
    hostile.card.title = "Назва\n666\t1\tuk\t\tПідробка\t\tx".into();
    let text = with("", &hostile).unwrap();
    assert_eq!(ids(&text), ["1"]);
    assert_eq!(Entry::read(text.lines().next().unwrap()).unwrap().card.lead, "Про що вона");
}

#[test]
fn what_another_hand_wrote_there_is_left_out() {
    for line in ["", "x", "\t\t\t\t\t", "../x\t1\tuk\t\tНазва\t", "1\tnow\tuk\t\tНазва\t", "1\t1\tuk\t\t\tlead", "{\"id\":1}"] {
        assert_eq!(Entry::read(line), None, "{line}");
    }
    let text = with("garbage\n", &entry("1")).unwrap();
    assert_eq!(ids(&text), ["1"]);
    assert_eq!(text.lines().count(), 1);
}

#[test]
fn where_the_browser_keeps_nothing_nothing_is_saved_and_that_is_told() {
    // On the host there is no browser, so that nothing is kept: as where storage is refused.
    Owner::new_root(None).with(|| {
        let saved = Saved::provide();
        assert_eq!(saved.save(&entry("1")), Err(Refusal::Storage));
        assert!(!untrack(|| saved.has("1")));
    });
}
