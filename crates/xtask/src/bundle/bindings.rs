//! The names by which the program and its glue call each other. The binding tool makes them unique by hashes, which no compression
//! makes small; nobody but these two files reads them.

use anyhow::{Context, Result, bail};
use std::collections::BTreeMap;
use wasm_encoder::reencode::{Reencode, RoundtripReencoder};
use wasm_encoder::{ExportSection, ImportSection, Module, RawSection};
use wasmparser::{ExternalKind, Parser, Payload};

/// Classes for streams of bytes, which a library below Leptos exports and nobody makes.
const DEAD: &str = "IntoUnderlying";

/// The program without exports that nobody calls: what only they reach can go.
pub fn without_dead(wasm: &[u8]) -> Result<Vec<u8>> {
    let dead = DEAD.to_lowercase();
    rewrite(wasm, &mut |_, name| name.to_owned(), &mut |name, _| (!name.trim_start_matches("__wbg_").starts_with(&dead)).then(|| name.to_owned()))
}

/// The glue without the classes of such exports.
pub fn glue_without_dead(glue: &str) -> Result<String> {
    let mut text = glue.to_owned();
    for (begin, end) in [(format!("export class {DEAD}"), ".prototype.free;\n"), (format!("const {DEAD}"), "));\n")] {
        while let Some((before, rest)) = text.split_once(&begin) {
            let (_, after) = rest.split_once(end).with_context(|| format!("the program's glue has no end of «{begin}»"))?;
            text = [before, after].concat();
        }
    }
    if text.contains(DEAD) {
        bail!("the program's glue still names {DEAD}");
    }
    Ok(text)
}

/// What names became.
#[derive(Debug)]
pub struct Short {
    imports: BTreeMap<String, String>,
    exports: BTreeMap<String, String>,
}

/// The program with short names for what it takes from the file `glue`, and for what that calls by names of its own making.
pub fn shorten(wasm: &[u8], glue: &str) -> Result<(Vec<u8>, Short)> {
    let (mut imports, mut exports) = (BTreeMap::new(), BTreeMap::new());
    let mut import = |module: &str, name: &str| {
        if module != glue {
            return name.to_owned();
        }
        let count = imports.len();
        imports.entry(name.to_owned()).or_insert_with(|| letters(count)).clone()
    };
    let mut export = |name: &str, kind: ExternalKind| {
        if kind != ExternalKind::Func || !name.starts_with("wasm_bindgen_") {
            return Some(name.to_owned());
        }
        let count = exports.len();
        Some(exports.entry(name.to_owned()).or_insert_with(|| format!("call_{}", letters(count))).clone())
    };
    let wasm = rewrite(wasm, &mut import, &mut export)?;
    Ok((wasm, Short { imports, exports }))
}

impl Short {
    /// The glue with these names.
    pub fn apply(&self, glue: &str) -> Result<String> {
        let mut text = glue.to_owned();
        let imports = self.imports.iter().map(|(name, short)| (format!(" {name}: "), format!(" {short}: ")));
        let exports = self.exports.iter().map(|(name, short)| (format!("wasm.{name}("), format!("wasm.{short}(")));
        for (name, short) in imports.chain(exports) {
            if text.matches(&name).count() != 1 {
                bail!("the program's glue does not have «{}» once", name.trim());
            }
            text = text.replacen(&name, &short, 1);
        }
        Ok(text)
    }
}

/// a, b, … z, aa, ab, …
fn letters(number: usize) -> String {
    let (rest, last) = (number / 26, (b'a'..=b'z').nth(number % 26).map_or('a', char::from));
    let mut name = if rest > 0 { letters(rest - 1) } else { String::new() };
    name.push(last);
    name
}

/// A module with other names; an export without one is left out. All else stays byte by byte.
fn rewrite(wasm: &[u8], import: &mut dyn FnMut(&str, &str) -> String, export: &mut dyn FnMut(&str, ExternalKind) -> Option<String>) -> Result<Vec<u8>> {
    let mut module = Module::new();
    for payload in Parser::new(0).parse_all(wasm) {
        let payload = payload.context("the program cannot be read")?;
        match &payload {
            Payload::ImportSection(reader) => {
                let mut section = ImportSection::new();
                for one in reader.clone().into_imports() {
                    let one = one?;
                    section.import(one.module, &import(one.module, one.name), RoundtripReencoder.entity_type(one.ty)?);
                }
                module.section(&section);
            }
            Payload::ExportSection(reader) => {
                let mut section = ExportSection::new();
                for one in reader.clone() {
                    let one = one?;
                    if let Some(name) = export(one.name, one.kind) {
                        section.export(&name, RoundtripReencoder.export_kind(one.kind)?, one.index);
                    }
                }
                module.section(&section);
            }
            // The code's own entries come after the section that holds them.
            other => {
                if let Some((id, range)) = other.as_section() {
                    let data = wasm.get(usize::try_from(range.start)?..usize::try_from(range.end)?).context("a section of the program is cut off")?;
                    module.section(&RawSection { id, data });
                }
            }
        }
    }
    Ok(module.finish())
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_encoder::{CodeSection, EntityType, ExportKind, Function, FunctionSection, TypeSection};

    fn program() -> Vec<u8> {
        let mut module = Module::new();
        let mut types = TypeSection::new();
        types.ty().function([], []);
        let mut imports = ImportSection::new();
        for (module, name) in [("./x_bg.js", "__wbg_style_f499e599ac70277f"), ("./x_bg.js", "__wbg_length_9aab85334c5daf3f"), ("./other.js", "__load")] {
            imports.import(module, name, EntityType::Function(0));
        }
        let mut functions = FunctionSection::new();
        functions.function(0);
        let mut exports = ExportSection::new();
        for name in ["main", "__wbg_intounderlyingsink_free", "intounderlyingsink_write", "wasm_bindgen_9c60___invoke", "wasm_bindgen_9c60___invoke_1"] {
            exports.export(name, ExportKind::Func, 3);
        }
        let mut code = CodeSection::new();
        let mut body = Function::new([]);
        body.instructions().end();
        code.function(&body);
        module.section(&types).section(&imports).section(&functions).section(&exports).section(&code);
        module.finish()
    }

    fn names(wasm: &[u8]) -> (Vec<String>, Vec<String>) {
        let (mut imports, mut exports) = (Vec::new(), Vec::new());
        let import = &mut |module: &str, name: &str| {
            imports.push(format!("{module} {name}"));
            name.to_owned()
        };
        let export = &mut |name: &str, _| {
            exports.push(name.to_owned());
            Some(name.to_owned())
        };
        assert_eq!(rewrite(wasm, import, export).unwrap(), wasm, "nothing but names is touched");
        (imports, exports)
    }

    const GLUE: &str = "export class IntoUnderlyingSink {\n    write() {}\n}\nif (Symbol.dispose) IntoUnderlyingSink.prototype[Symbol.dispose] = IntoUnderlyingSink.prototype.free;\n\
                        const import0 = {\n        __wbg_style_f499e599ac70277f: function(arg0) {},\n        __wbg_length_9aab85334c5daf3f: (arg0) => wasm.wasm_bindgen_9c60___invoke(arg0),\n    };\n\
                        wasm.wasm_bindgen_9c60___invoke_1(1);\n\
                        const IntoUnderlyingSinkFinalization = (typeof FinalizationRegistry === 'undefined')\n    ? {}\n    : new FinalizationRegistry(ptr => wasm.__wbg_intounderlyingsink_free(ptr, 1));\nmain();\n";

    #[test]
    fn what_nobody_makes_is_gone_from_program_and_glue() {
        assert_eq!(names(&without_dead(&program()).unwrap()).1, ["main", "wasm_bindgen_9c60___invoke", "wasm_bindgen_9c60___invoke_1"]);
        let glue = glue_without_dead(GLUE).unwrap();
        assert!(glue.starts_with("const import0") && glue.ends_with("invoke_1(1);\nmain();\n"), "{glue}");
        assert!(glue_without_dead("export class IntoUnderlyingSink { never ends").is_err());
        assert!(glue_without_dead("new IntoUnderlyingSink()").is_err(), "somebody makes it after all");
    }

    #[test]
    fn program_and_glue_get_the_same_short_names_and_others_keep_theirs() {
        let (wasm, short) = shorten(&program(), "./x_bg.js").unwrap();
        let (imports, exports) = names(&wasm);
        assert_eq!(imports, ["./x_bg.js a", "./x_bg.js b", "./other.js __load"]);
        assert_eq!(exports, ["main", "__wbg_intounderlyingsink_free", "intounderlyingsink_write", "call_a", "call_b"]);
        let glue = short.apply(GLUE).unwrap();
        assert!(glue.contains(" a: function(arg0) {}") && glue.contains(" b: (arg0) => wasm.call_a(arg0)") && glue.contains("wasm.call_b(1)"), "{glue}");
        assert!(short.apply("a glue of another program").is_err());
    }

    #[test]
    fn letters_never_repeat() {
        let names: Vec<_> = (0..2_000).map(letters).collect();
        assert_eq!([&names[0], &names[25], &names[26], &names[701], &names[702]], ["a", "z", "aa", "zz", "aaa"]);
        assert_eq!(names.iter().collect::<std::collections::BTreeSet<_>>().len(), names.len());
    }
}
