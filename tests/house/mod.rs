//! The source as modules and paths, read with `syn`: which file names what, and which file defines it.
//!
//! A path counts for the file that **defines** the name: re-exports (`pub use`) are followed to their end, `mod` lines and
//! paths that end at a module count for nobody. Read are `use` items, paths in code and paths in the tokens of macros;
//! not read are attributes, comments and whatever stands under `#[cfg(test)]`. Methods cannot be seen this way.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use proc_macro2::{TokenStream, TokenTree};
use quote::ToTokens;
use syn::visit::{self, Visit};
use syn::{Attribute, Item, UseTree, Visibility};

/// The crates of the house and where they begin. The programs are crates of their own.
const CRATES: [(&str, &str); 5] = [
    ("wiba_core", "src/core/lib.rs"),
    ("wiba_cli", "src/cli/lib.rs"),
    ("wiba_kompass", "src/lib.rs"),
    ("main", "src/main.rs"),
    ("console", "src/cli/main.rs"),
];

/// What a name means in a module: it can be a module and something else at once.
#[derive(Debug, Clone, Default)]
struct Name {
    /// There is a module below of this name.
    module: bool,
    /// It is imported or handed on from there.
    import: Option<Vec<String>>,
    /// It is defined here.
    here: bool,
}

/// A module: a file, or a part of one.
#[derive(Debug, Default)]
struct Module {
    file: PathBuf,
    names: BTreeMap<String, Name>,
}

/// What a path leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// Something in a file of the house.
    File(PathBuf),
    /// A module of the house; its file.
    Module(PathBuf),
    /// Another crate, with the path in it.
    Foreign(String),
}

/// A path that stands in a file.
#[derive(Debug)]
pub struct Naming {
    /// Where it stands.
    pub file: PathBuf,
    /// As it is written.
    pub path: String,
    /// Whether it only hands a name on.
    pub handed_on: bool,
    /// Where it leads.
    pub target: Target,
}

/// A `pub` function, type, constant or method.
#[derive(Debug)]
pub struct Public {
    /// Where it is defined.
    pub file: PathBuf,
    /// What it is called.
    pub name: String,
}

/// All modules by their paths.
#[derive(Default)]
pub struct House {
    modules: BTreeMap<Vec<String>, Module>,
    parsed: Vec<(Vec<String>, PathBuf, syn::File)>,
}

impl House {
    /// Reads the source.
    pub fn read() -> Self {
        let mut house = Self::default();
        for (name, root) in CRATES {
            house.file(vec![name.to_owned()], &home().join(root));
        }
        house
    }

    fn file(&mut self, module: Vec<String>, file: &Path) {
        let code = parse(file);
        self.items(&module, file, &code.items);
        self.parsed.push((module, file.to_owned(), code));
    }

    fn items(&mut self, module: &[String], file: &Path, items: &[Item]) {
        let mut names: BTreeMap<String, Name> = BTreeMap::new();
        for item in items {
            match item {
                Item::Mod(inner) if is_test(&inner.attrs) => {}
                Item::Mod(inner) => {
                    let name = inner.ident.to_string();
                    let path = [module, std::slice::from_ref(&name)].concat();
                    names.entry(name.clone()).or_default().module = true;
                    match &inner.content {
                        Some((_, items)) => self.items(&path, file, items),
                        None => {
                            let folder = file.parent().unwrap();
                            let places = [folder.join(format!("{name}.rs")), folder.join(&name).join("mod.rs")];
                            let place = places.iter().find(|place| place.is_file());
                            self.file(path, place.unwrap_or_else(|| panic!("{name} of {} is gone", file.display())));
                        }
                    }
                }
                Item::Use(item) if !is_test(&item.attrs) => {
                    for (name, path) in leaves(&item.tree) {
                        names.entry(name).or_default().import = Some(path);
                    }
                }
                item => {
                    if let Some(name) = name_of(item) {
                        names.entry(name).or_default().here = true;
                    }
                }
            }
        }
        self.modules.insert(module.to_vec(), Module { file: file.to_owned(), names });
    }

    /// Every path in the house.
    pub fn namings(&self) -> Vec<Naming> {
        let mut namings = Vec::new();
        for (module, file, code) in &self.parsed {
            let mut paths = Paths { module: module.clone(), found: Vec::new() };
            paths.visit_file(code);
            for (module, path, handed_on) in paths.found {
                if let Some(target) = self.target(&module, &path, 0) {
                    namings.push(Naming { file: short(file), path: path.join("::"), handed_on, target });
                }
            }
        }
        namings
    }

    /// Where a path leads that stands in a module; `None` for names that are no path, e.g. of a local variable.
    fn target(&self, from: &[String], path: &[String], depth: usize) -> Option<Target> {
        assert!(depth < 32, "{path:?} in {from:?} leads round and round");
        let (first, rest) = path.split_first()?;
        match first.as_str() {
            "crate" => self.within(&from[..1], rest, depth),
            "self" => self.within(from, rest, depth),
            "super" => {
                let parent = &from[..from.len() - 1];
                let next = rest.first().map(String::as_str);
                if next == Some("super") { self.target(parent, rest, depth) } else { self.within(parent, rest, depth) }
            }
            name if CRATES.iter().any(|(other, _)| *other == name) => self.within(&[name.to_owned()], rest, depth),
            name if self.modules[from].names.contains_key(name) => self.within(from, path, depth),
            _ if rest.is_empty() => None,
            // A path of a type parameter or an associated thing, or one of another crate.
            name if name.starts_with(char::is_uppercase) => None,
            _ => Some(Target::Foreign(path.join("::"))),
        }
    }

    fn within(&self, module: &[String], path: &[String], depth: usize) -> Option<Target> {
        let home = &self.modules[module];
        let Some((first, rest)) = path.split_first() else { return Some(Target::Module(short(&home.file))) };
        let name = home.names.get(first).cloned().unwrap_or_default();
        // What goes on with `::` is a module if there is one of this name; else a type with something in it.
        let item = name.here || name.import.is_some();
        match name.import {
            _ if name.module && (!rest.is_empty() || !item) => {
                self.within(&[module, std::slice::from_ref(first)].concat(), rest, depth)
            }
            Some(import) if !name.here => self.target(module, &[import.as_slice(), rest].concat(), depth + 1),
            _ => Some(Target::File(short(&home.file))),
        }
    }

    /// The `pub` items of a crate, methods included.
    pub fn public(&self, of: &str) -> Vec<Public> {
        let mut all = Vec::new();
        for (_, file, code) in self.parsed.iter().filter(|(module, ..)| module[0] == of) {
            let mut found = Publics::default();
            found.visit_file(code);
            all.extend(found.0.into_iter().map(|name| Public { file: short(file), name }));
        }
        all
    }
}

/// The words of every file below some folders; what is only handed on is left out.
pub fn words(folders: &[&str]) -> BTreeMap<PathBuf, BTreeSet<String>> {
    let mut files = Vec::new();
    folders.iter().for_each(|folder| rust_files(&home().join(folder), &mut files));
    files
        .into_iter()
        .map(|file| {
            let mut words = BTreeSet::new();
            for item in parse(&file).items {
                if !matches!(&item, Item::Use(item) if matches!(item.vis, Visibility::Public(_))) {
                    idents(item.to_token_stream(), &mut words);
                }
            }
            (short(&file), words)
        })
        .collect()
}

/// The lines of all sources below a folder that are no comments, with their files.
pub fn lines(folder: &str) -> Vec<(PathBuf, String)> {
    let mut files = Vec::new();
    rust_files(&home().join(folder), &mut files);
    let lines = files.iter().flat_map(|file| {
        let text = fs::read_to_string(file).unwrap();
        let code = text.lines().filter(|line| !line.trim_start().starts_with("//")).map(str::to_owned);
        code.map(|line| (short(file), line)).collect::<Vec<_>>()
    });
    lines.collect()
}

fn rust_files(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            rust_files(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
}

fn idents(tokens: TokenStream, words: &mut BTreeSet<String>) {
    for token in tokens {
        match token {
            TokenTree::Ident(ident) => drop(words.insert(ident.to_string())),
            TokenTree::Group(group) => idents(group.stream(), words),
            // Names also stand in the format strings of macros and attributes.
            TokenTree::Literal(literal) => {
                words.extend(literal.to_string().split(|c: char| !c.is_alphanumeric() && c != '_').map(str::to_owned));
            }
            TokenTree::Punct(_) => {}
        }
    }
}

fn home() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// A file as one speaks of it.
fn short(file: &Path) -> PathBuf {
    file.strip_prefix(home()).unwrap_or(file).to_owned()
}

fn parse(file: &Path) -> syn::File {
    let code = fs::read_to_string(file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    syn::parse_file(&code).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
}

fn is_test(attributes: &[Attribute]) -> bool {
    let text = |attribute: &Attribute| attribute.to_token_stream().to_string().replace(' ', "");
    attributes.iter().any(|attribute| ["#[cfg(test)]", "#[test]"].contains(&text(attribute).as_str()))
}

fn name_of(item: &Item) -> Option<String> {
    let ident = match item {
        Item::Const(item) => &item.ident,
        Item::Enum(item) => &item.ident,
        Item::Fn(item) => &item.sig.ident,
        Item::Static(item) => &item.ident,
        Item::Struct(item) => &item.ident,
        Item::Trait(item) => &item.ident,
        Item::Type(item) => &item.ident,
        Item::Union(item) => &item.ident,
        Item::Macro(item) => item.ident.as_ref()?,
        _ => return None,
    };
    Some(ident.to_string())
}

/// The names that a `use` makes, with their paths.
fn leaves(tree: &UseTree) -> Vec<(String, Vec<String>)> {
    fn walk(tree: &UseTree, before: &[String], found: &mut Vec<(String, Vec<String>)>) {
        let with = |name: &dyn ToString| [before, &[name.to_string()]].concat();
        match tree {
            UseTree::Path(tree) => walk(&tree.tree, &with(&tree.ident), found),
            UseTree::Group(tree) => tree.items.iter().for_each(|tree| walk(tree, before, found)),
            UseTree::Name(tree) if tree.ident == "self" => {
                found.push((before.last().cloned().unwrap_or_default(), before.to_vec()));
            }
            UseTree::Name(tree) => found.push((tree.ident.to_string(), with(&tree.ident))),
            UseTree::Rename(tree) if tree.ident == "self" => found.push((tree.rename.to_string(), before.to_vec())),
            UseTree::Rename(tree) => found.push((tree.rename.to_string(), with(&tree.ident))),
            // clippy allows none; if there is one, it counts for the module.
            UseTree::Glob(_) => found.push(("*".to_owned(), before.to_vec())),
        }
    }
    let mut found = Vec::new();
    walk(tree, &[], &mut found);
    found
}

/// Collects paths, with the module in which each stands.
struct Paths {
    module: Vec<String>,
    found: Vec<(Vec<String>, Vec<String>, bool)>,
}

impl<'ast> Visit<'ast> for Paths {
    fn visit_item_mod(&mut self, item: &'ast syn::ItemMod) {
        if !is_test(&item.attrs) {
            self.module.push(item.ident.to_string());
            visit::visit_item_mod(self, item);
            self.module.pop();
        }
    }

    fn visit_item_use(&mut self, item: &'ast syn::ItemUse) {
        if !is_test(&item.attrs) {
            let handed_on = !matches!(item.vis, Visibility::Inherited);
            for (_, path) in leaves(&item.tree) {
                self.found.push((self.module.clone(), path, handed_on));
            }
        }
    }

    fn visit_item_fn(&mut self, item: &'ast syn::ItemFn) {
        if !is_test(&item.attrs) {
            visit::visit_item_fn(self, item);
        }
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        let names: Vec<String> = path.segments.iter().map(|segment| segment.ident.to_string()).collect();
        self.found.push((self.module.clone(), names, false));
        visit::visit_path(self, path);
    }

    fn visit_macro(&mut self, item: &'ast syn::Macro) {
        self.tokens(item.tokens.clone());
        visit::visit_macro(self, item);
    }

    fn visit_visibility(&mut self, _: &'ast Visibility) {}

    fn visit_attribute(&mut self, _: &'ast Attribute) {}
}

impl Paths {
    /// Paths in the tokens of a macro: names with `::` between them.
    fn tokens(&mut self, tokens: TokenStream) {
        let mut path: Vec<String> = Vec::new();
        let mut colons = 0;
        for token in tokens {
            match token {
                TokenTree::Ident(ident) => {
                    if colons != 2 {
                        self.end(&mut path);
                    }
                    path.push(ident.to_string());
                    colons = 0;
                }
                TokenTree::Punct(punct) if punct.as_char() == ':' => colons += 1,
                TokenTree::Group(group) => {
                    self.end(&mut path);
                    colons = 0;
                    self.tokens(group.stream());
                }
                _ => {
                    self.end(&mut path);
                    colons = 0;
                }
            }
        }
        self.end(&mut path);
    }

    fn end(&mut self, path: &mut Vec<String>) {
        let path = std::mem::take(path);
        if path.len() > 1 {
            self.found.push((self.module.clone(), path, false));
        }
    }
}

/// Collects the names of `pub` items and methods.
#[derive(Default)]
struct Publics(Vec<String>);

impl<'ast> Visit<'ast> for Publics {
    fn visit_item(&mut self, item: &'ast Item) {
        let public = match item {
            Item::Const(item) => &item.vis,
            Item::Enum(item) => &item.vis,
            Item::Fn(item) => &item.vis,
            Item::Static(item) => &item.vis,
            Item::Struct(item) => &item.vis,
            Item::Trait(item) => &item.vis,
            Item::Type(item) => &item.vis,
            Item::Mod(item) if is_test(&item.attrs) => return,
            _ => return visit::visit_item(self, item),
        };
        if matches!(public, Visibility::Public(_)) {
            self.0.extend(name_of(item));
        }
    }

    fn visit_impl_item_fn(&mut self, item: &'ast syn::ImplItemFn) {
        if matches!(item.vis, Visibility::Public(_)) {
            self.0.push(item.sig.ident.to_string());
        }
    }
}
