#!/bin/sh
# How the pictures here were made, by programs that have nothing to do with Kiln: ImageMagick 6.9.11, Chromium and pypdf.
# answers.json says what ImageMagick reads in each page of them (-coalesce of an animation), on white: the hash of
# `convert FILE -background white -alpha remove -depth 8 rgba:-`, or those pixels packed where both round on their own.
set -e
cd "$(dirname "$0")"
T=$(mktemp -d)
# 37 by 29: rows of no format end at a whole word. Colours, and opacity from left to right.
convert -size 37x29 -seed 7 plasma:red-blue "$T/colours.png"
convert "$T/colours.png" \( -size 29x37 gradient:black-white -rotate 90 \) -alpha off -compose CopyOpacity -composite "$T/clear.png"
convert "$T/colours.png" -depth 8 PNG24:rgb8.png
convert "$T/colours.png" -depth 16 PNG48:rgb16.png
convert "$T/colours.png" -depth 8 -interlace PNG PNG24:rgb8-interlaced.png
convert "$T/clear.png" -depth 8 PNG32:rgba8.png
convert "$T/clear.png" -depth 16 -interlace PNG PNG64:rgba16-interlaced.png
convert "$T/clear.png" -colorspace Gray -define png:color-type=4 -depth 8 grey-alpha8.png
convert "$T/clear.png" -colorspace Gray -define png:color-type=4 -depth 16 grey-alpha16.png
for bits in 1 2 4 8 16; do
  convert "$T/colours.png" -colorspace Gray -define png:color-type=0 -define png:bit-depth=$bits grey$bits.png
done
convert grey4.png -define png:color-type=0 -define png:bit-depth=4 -interlace PNG grey4-interlaced.png
convert "$T/colours.png" +dither -colors 3 -define png:color-type=3 -define png:bit-depth=2 palette2.png
convert "$T/colours.png" +dither -colors 14 -define png:color-type=3 -define png:bit-depth=4 palette4.png
convert "$T/colours.png" +dither -colors 200 -define png:color-type=3 -define png:bit-depth=8 palette8.png
convert "$T/clear.png" -channel A -threshold 50% +channel +dither -colors 15 PNG8:palette-clear.png
convert "$T/colours.png" -fill white -draw 'rectangle 3,3 20,20' -transparent white -depth 8 -define png:color-type=2 rgb8-clear.png
convert "$T/colours.png" bmp3:bits24.bmp
convert "$T/colours.png" bmp2:core24.bmp
convert "$T/colours.png" +dither -colors 200 bmp2:core8.bmp
convert "$T/colours.png" +dither -colors 200 bmp3:bits8.bmp
convert "$T/colours.png" +dither -colors 9 bmp3:bits4.bmp
convert "$T/colours.png" -monochrome bmp3:bits1.bmp
convert "$T/colours.png" -define bmp:subtype=RGB565 bmp:bits16-565.bmp
convert "$T/colours.png" -define bmp:subtype=RGB555 bmp:bits16-555.bmp
convert "$T/clear.png" bmp:bits32-v5.bmp
convert "$T/colours.png" -flip +dither -colors 12 -define bmp:format=bmp3 -compress RLE bmp3:rle8.bmp
convert "$T/colours.png" +dither -colors 50 plain.gif
convert "$T/colours.png" +dither -colors 50 -interlace GIF interlaced.gif
convert "$T/clear.png" -channel A -threshold 50% +channel clear.gif
convert -dispose None -delay 5 "$T/colours.png" \
  -dispose Previous \( -size 12x9 xc:lime -page +4+5 \) \
  -dispose Background \( -size 15x10 xc:yellow -page +20+15 \) \
  -dispose None \( -size 10x10 xc:black -page +0+0 \) -loop 0 moving.gif
convert "$T/colours.png" -quality 85 -sampling-factor 2x2 baseline.jpg
convert "$T/colours.png" -quality 85 -interlace JPEG progressive.jpg
convert "$T/colours.png" -colorspace Gray -quality 85 grey.jpg
convert "$T/colours.png" -quality 80 lossy.webp
convert "$T/clear.png" -define webp:lossless=true lossless-clear.webp
convert "$T/clear.png" -quality 80 lossy-clear.webp
convert "$T/colours.png" -quality 85 -colorspace CMYK cmyk.jpg
convert moving.gif -coalesce -quality 90 -define webp:lossless=true moving.webp
rm -r "$T"
# code.svg: zxing-wasm's writer (zint). code.pdf, second-page.pdf: page.pdf() of Chromium, the same code a CSS pixel a module.
# locked.pdf: code.pdf after pypdf's PdfWriter.encrypt('geheim', algorithm='AES-256').
