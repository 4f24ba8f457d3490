//! The label sets: Penn Treebank tags and ClearNLP dependency relations, as spaCy's English models use them.

/// An enum whose variants carry the names they have in treebanks, with the way there and back.
macro_rules! labels {
    ($(#[$doc:meta])* $name:ident { $($variant:ident = $text:literal),* $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[repr(u8)]
        pub enum $name { $($variant),* }

        impl $name {
            /// All labels, in the order of their numbers.
            pub const ALL: &'static [$name] = &[$($name::$variant),*];

            /// The name in the treebanks.
            pub fn as_str(self) -> &'static str {
                match self { $($name::$variant => $text),* }
            }

            /// The label of that name, if there is one.
            pub fn from_text(text: &str) -> Option<$name> {
                match text { $($text => Some($name::$variant),)* _ => None }
            }
        }
    };
}

labels! {
    /// A Penn Treebank part of speech, with OntoNotes' additions for hyphens, e-mail addresses and superfluous punctuation.
    Tag {
        Nn = "NN", Nns = "NNS", Nnp = "NNP", Nnps = "NNPS", Cd = "CD", Jj = "JJ", Jjr = "JJR", Jjs = "JJS",
        Vb = "VB", Vbd = "VBD", Vbg = "VBG", Vbn = "VBN", Vbp = "VBP", Vbz = "VBZ", Md = "MD",
        Rb = "RB", Rbr = "RBR", Rbs = "RBS", Rp = "RP", In = "IN", To = "TO", Dt = "DT", Pdt = "PDT",
        Prp = "PRP", PrpS = "PRP$", Wp = "WP", WpS = "WP$", Wdt = "WDT", Wrb = "WRB", Ex = "EX", Cc = "CC",
        Pos = "POS", Uh = "UH", Fw = "FW", Ls = "LS", Sym = "SYM", Xx = "XX", Afx = "AFX", Add = "ADD",
        Hyph = "HYPH", Nfp = "NFP", Dollar = "$", Stop = ".", Comma = ",", Colon = ":",
        OpenQuote = "``", CloseQuote = "''", OpenBracket = "-LRB-", CloseBracket = "-RRB-", Space = "_SP",
    }
}

impl Tag {
    /// A common or proper noun.
    pub fn is_noun(self) -> bool {
        matches!(self, Tag::Nn | Tag::Nns | Tag::Nnp | Tag::Nnps)
    }

    pub fn is_proper(self) -> bool {
        matches!(self, Tag::Nnp | Tag::Nnps)
    }

    /// Any form of a verb, modals left out.
    pub fn is_verb(self) -> bool {
        matches!(self, Tag::Vb | Tag::Vbd | Tag::Vbg | Tag::Vbn | Tag::Vbp | Tag::Vbz)
    }

    pub fn is_adjective(self) -> bool {
        matches!(self, Tag::Jj | Tag::Jjr | Tag::Jjs)
    }
}

labels! {
    /// A ClearNLP dependency relation.
    Relation {
        Root = "ROOT", Acl = "acl", Acomp = "acomp", Advcl = "advcl", Advmod = "advmod", Agent = "agent", Amod = "amod",
        Appos = "appos", Attr = "attr", Aux = "aux", Auxpass = "auxpass", Case = "case", Cc = "cc", Ccomp = "ccomp",
        Compound = "compound", Conj = "conj", Csubj = "csubj", Csubjpass = "csubjpass", Dative = "dative", Dep = "dep",
        Det = "det", Dobj = "dobj", Expl = "expl", Intj = "intj", Mark = "mark", Meta = "meta", Neg = "neg",
        Nmod = "nmod", Npadvmod = "npadvmod", Nsubj = "nsubj", Nsubjpass = "nsubjpass", Nummod = "nummod",
        Oprd = "oprd", Parataxis = "parataxis", Pcomp = "pcomp", Pobj = "pobj", Poss = "poss", Preconj = "preconj",
        Predet = "predet", Prep = "prep", Prt = "prt", Punct = "punct", Quantmod = "quantmod", Relcl = "relcl",
        Xcomp = "xcomp",
    }
}
