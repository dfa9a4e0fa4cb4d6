//! `view!`: markup written as markup. It expands to calls of the portal's own builder (`crate::markup`), which makes one
//! type of node whatever the markup is: in the WASM bundle a typed tree for each view costs several times as much.

use proc_macro::TokenStream;
use quote::{quote, quote_spanned};
use rstml::node::{KeyedAttribute, Node, NodeAttribute, NodeBlock, NodeElement};
use syn::Stmt;
use syn::spanned::Spanned;

/// Builds a `Node` from markup.
///
/// * `name=expr` sets an attribute: text, `bool`, `Option`, or a closure of one of them, which follows its signals;
/// * `on:event=handler` listens, `prop:name=expr` sets a property rather than an attribute;
/// * `"text"` and `{expr}` are children; whatever makes a node may stand there, a closure follows its signals.
#[proc_macro]
pub fn view(tokens: TokenStream) -> TokenStream {
    let (nodes, errors) = rstml::Parser::new(rstml::ParserConfig::default()).parse_recoverable(tokens).split_vec();
    let errors = errors.into_iter().map(|error| error.emit_as_expr_tokens());
    let body = match nodes.as_slice() {
        [one] => {
            let node = expand(one);
            quote!(crate::markup::IntoNode::into_node(#node))
        }
        _ => {
            let children = nodes.iter().filter(|node| !is_blank(node)).map(expand);
            quote!(crate::markup::Node::List(vec![#(crate::markup::IntoNode::into_node(#children)),*]))
        }
    };
    quote!({ #(#errors;)* #body }).into()
}

fn is_blank(node: &Node) -> bool {
    matches!(node, Node::RawText(text) if text.to_string_best().trim().is_empty())
}

fn expand(node: &Node) -> proc_macro2::TokenStream {
    match node {
        Node::Element(element) => expand_element(element),
        Node::Block(block) => expand_block(block),
        Node::Text(text) => {
            let text = &text.value;
            quote!(#text)
        }
        Node::Fragment(fragment) => {
            let children = fragment.children.iter().filter(|node| !is_blank(node)).map(expand);
            quote!(crate::markup::Node::List(vec![#(crate::markup::IntoNode::into_node(#children)),*]))
        }
        other => quote_spanned!(other.span()=> compile_error!("only elements, quoted text and blocks make markup")),
    }
}

/// `{expr}` without its braces, which the compiler would call unnecessary where they end up.
fn expand_block(block: &NodeBlock) -> proc_macro2::TokenStream {
    match block.try_block().map(|block| block.stmts.as_slice()) {
        Some([Stmt::Expr(expr, None)]) => quote!(#expr),
        _ => quote!(#block),
    }
}

fn expand_element(element: &NodeElement<rstml::Infallible>) -> proc_macro2::TokenStream {
    let tag = element.name().to_string();
    let attributes = element.attributes().iter().map(expand_attribute);
    let children = element.children.iter().filter(|node| !is_blank(node)).map(|child| {
        let child = expand(child);
        quote!(.child(#child))
    });
    quote!(crate::markup::el(#tag) #(#attributes)* #(#children)*)
}

fn expand_attribute(attribute: &NodeAttribute) -> proc_macro2::TokenStream {
    match attribute {
        NodeAttribute::Attribute(attribute) => expand_keyed(attribute),
        NodeAttribute::Block(block) => quote_spanned!(block.span()=> compile_error!("an attribute needs a name")),
    }
}

fn expand_keyed(attribute: &KeyedAttribute) -> proc_macro2::TokenStream {
    let name = attribute.key.to_string();
    let value = attribute.value().map_or_else(|| quote!(true), |value| quote!(#value));
    match name.split_once(':') {
        Some(("on", event)) => quote!(.on(#event, #value)),
        Some(("prop", property)) => quote!(.prop(#property, #value)),
        _ => quote!(.attr(#name, #value)),
    }
}
