//! Numbers that look random and are the same for the same seed (xorshift64*).

pub(crate) struct Random(u64);

impl Random {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed.max(1))
    }

    fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_F491_4F6C_DD1D)
    }

    /// A number below the bound, which is above 0.
    pub(crate) fn below(&mut self, bound: usize) -> usize {
        let bound = u64::try_from(bound).expect("a length");
        usize::try_from((self.next() >> 16) % bound).expect("below a length")
    }

    pub(crate) fn one_of<'a, T>(&mut self, list: &'a [T]) -> &'a T {
        &list[self.below(list.len())]
    }

    /// A sign of some syntax, or any other character.
    pub(crate) fn character(&mut self) -> char {
        const SIGNS: &[char] = &[
            '\'', '"', '`', '\\', '<', '>', '(', ')', '[', ']', '{', '}', ',', ':', ';', '=', '-',
            '/', '*', '.', '@', '$', ' ', '\n', '\r', '\t', '\0', '\u{7f}', '\u{a0}', '\u{202e}',
            '\u{feff}', 'a', '0', 'é', '😀',
        ];
        if self.below(4) > 0 {
            return *self.one_of(SIGNS);
        }
        let code = u32::try_from(self.below(0x11_0000)).unwrap_or_default();
        char::from_u32(code).unwrap_or('\u{fffd}')
    }
}
