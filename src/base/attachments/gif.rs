//! A GIF without comments and what programs have written into it.
//!
//! Screens, colours, timing and pixels are copied byte for byte (GIF89a, appendix A); of the extensions of programs only
//! the one that says how often an animation is shown is kept.

const EXTENSION: u8 = 0x21;
const IMAGE: u8 = 0x2c;
const TRAILER: u8 = 0x3b;

/// Labels of extensions.
const CONTROL: u8 = 0xf9;
const PLAIN_TEXT: u8 = 0x01;
const APPLICATION: u8 = 0xff;

/// The bit that says that a table of colours follows; three more say how large it is.
const HAS_COLOURS: u8 = 0x80;

/// Who writes how often an animation is shown.
const LOOPING: [&[u8]; 2] = [b"NETSCAPE2.0", b"ANIMEXTS1.0"];

pub(super) fn clean(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut rest = Rest(bytes);
    let mut clean = Vec::with_capacity(bytes.len());
    let signature = rest.take_bytes(6)?;
    if !matches!(signature, b"GIF87a" | b"GIF89a") {
        return None;
    }
    clean.extend_from_slice(signature);
    let screen = rest.take_bytes(7)?;
    clean.extend_from_slice(screen);
    clean.extend_from_slice(rest.colour_table(screen[4])?);
    let (mut control, mut has_image): (&[u8], bool) = (&[], false);
    loop {
        match rest.take_bytes(1)?[0] {
            EXTENSION => match rest.take_bytes(1)?[0] {
                // It belongs to the next picture or plain text, and goes with it.
                CONTROL => control = rest.blocks()?,
                PLAIN_TEXT => {
                    rest.blocks()?;
                    control = &[];
                }
                APPLICATION => clean.extend(looping(rest.blocks()?).into_iter().flatten()),
                _ => drop(rest.blocks()?),
            },
            IMAGE => {
                if !control.is_empty() {
                    clean.extend([EXTENSION, CONTROL]);
                    clean.extend_from_slice(std::mem::take(&mut control));
                }
                clean.push(IMAGE);
                clean.extend_from_slice(rest.image()?);
                has_image = true;
            }
            TRAILER => {
                clean.push(TRAILER);
                return has_image.then_some(clean);
            }
            // Some programs end a block twice.
            0 => {}
            _ => return None,
        }
    }
}

/// Returns the extension that says how often an animation is shown, and nothing else of it.
fn looping(blocks: &[u8]) -> Option<Vec<u8>> {
    let (length, rest) = blocks.split_first()?;
    let (program, rest) = rest.split_at_checked(usize::from(*length))?;
    let [3, 1, low, high, ..] = rest else { return None };
    let is_known = LOOPING.contains(&program);
    is_known.then(|| {
        let head = [EXTENSION, APPLICATION, *length];
        [&head[..], program, &[3, 1, *low, *high, 0]].concat()
    })
}

/// What is left to read.
struct Rest<'a>(&'a [u8]);

impl<'a> Rest<'a> {
    fn take_bytes(&mut self, count: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(count)?;
        self.0 = rest;
        Some(taken)
    }

    /// Takes the table of colours that the flags of a screen or a picture announce.
    fn colour_table(&mut self, flags: u8) -> Option<&'a [u8]> {
        let count = if flags & HAS_COLOURS == 0 { 0 } else { 2 << (flags & 7) };
        self.take_bytes(3 * count)
    }

    /// Takes the blocks of data up to the empty one.
    fn blocks(&mut self) -> Option<&'a [u8]> {
        let all = self.0;
        loop {
            let length = self.take_bytes(1)?[0];
            if length == 0 {
                return all.get(..all.len() - self.0.len());
            }
            self.take_bytes(usize::from(length))?;
        }
    }

    /// Takes the picture that follows its mark.
    fn image(&mut self) -> Option<&'a [u8]> {
        let all = self.0;
        let flags = self.take_bytes(9)?[8];
        self.colour_table(flags)?;
        // How its pixels are packed.
        self.take_bytes(1)?;
        self.blocks()?;
        all.get(..all.len() - self.0.len())
    }
}
