import sharp from 'sharp'

// trap: libvips opens SVG, GIF, PDF and more unless told not to, whatever the file is called.
sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({ operation: ['Jpeg', 'Png', 'Webp', 'Tiff', 'Heif'].map((loader) => `VipsForeignLoad${loader}`) })
sharp.cache(false)
// Two children share the machine; a child alone gains a third from the second thread.
sharp.concurrency(2)

export { sharp }
