#!/usr/bin/env bash
# Makes the demo's clip: our own picture and tone, nothing of others. Licence of the result: CC0 1.0.
#
# Picture and tone repeat after exactly 32 s (800 frames, 1,500 AAC frames of 1,024 samples), and what is kept is the
# middle of a longer encoding. So the last segment runs on into the first without a seam, and DemoStream only has to
# move the timestamps.
#
# Usage: make-clip.sh [output folder]; needs ffmpeg and fonts-dejavu-core. The committed clip was made by ffmpeg 5.1.9.
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
out=${1:-$here/../resources/org/swarmglass/app/demo/clip}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

readonly period=32 segment=4 fps=25
readonly first=1 count=$((period / segment))
font=/usr/share/fonts/truetype/dejavu/DejaVuSans-Bold.ttf

# Three stills: the ground that turns, the glow of a peer, the glow of the origin.
ffmpeg -v error -f lavfi -i "gradients=s=768x768:c0=0x081226:c1=0x0d3350:c2=0x2b1d5e:c3=0x0a1a30:n=4:x0=60:y0=60:x1=708:y1=708:seed=7:speed=0.00001" \
    -frames:v 1 "$work/ground.png"
glow() { # size, colour, file
    ffmpeg -v error -f lavfi -i "color=c=$2:s=$1x$1,format=rgba,geq=r='r(X,Y)':g='g(X,Y)':b='b(X,Y)':a='255*pow(clip(1-hypot(X-W/2,Y-H/2)/(W/2),0,1),1.6)'" \
        -frames:v 1 "$work/$3.png"
}
glow 56 0x35d0a5 peer
glow 56 0x5aa9ff mate
glow 120 0xffb454 origin

# An orbit: half axes, turns per period, phase.
orbit() {
    echo "overlay=x='W/2-w/2+$1*cos(2*PI*$3*t/$period+$4)':y='H/2-h/2+10+$2*sin(2*PI*$3*t/$period+$4)':eval=frame"
}
filters="[0:v]rotate=a='2*PI*t/$period':ow=768:oh=768:c=0x081226,crop=640:360,hue=h='18*sin(2*PI*t/$period)'[g];"
filters+="[1:v]split=4[p1][p2][p3][p4];[2:v]split=3[m1][m2][m3];"
filters+="[g][3:v]overlay=x=(W-w)/2:y=(H-h)/2+10[o0];"
filters+="[o0][p1]$(orbit 250 120 2 0.0)[o1];[o1][p2]$(orbit 250 120 2 1.571)[o2];"
filters+="[o2][p3]$(orbit 250 120 2 3.142)[o3];[o3][p4]$(orbit 250 120 2 4.712)[o4];"
filters+="[o4][m1]$(orbit 150 70 -3 0.5)[o5];[o5][m2]$(orbit 150 70 -3 2.594)[o6];[o6][m3]$(orbit 150 70 -3 4.689)[o7];"
filters+="[o7]drawtext=fontfile=$font:text='Swarmglass demo':fontsize=34:fontcolor=white:x=(w-tw)/2:y=26,"
filters+="drawtext=fontfile=$font:text='live HLS from this machine':fontsize=15:fontcolor=0xb8c7dd:x=(w-tw)/2:y=h-38,"
filters+="drawtext=fontfile=$font:text='%{eif\\:mod(n/$fps\\,$period)\\:d\\:2}':fontsize=20:fontcolor=0x081226:x=(w-tw)/2:y=(h-th)/2+10,"
filters+="format=yuv420p,split=2[big][half];[half]scale=320:180:flags=lanczos[small]"

# A soft chord; every frequency is a multiple of 1/32 Hz, so it closes after the period as well.
chord="0.05*(sin(2*PI*220*t)+0.8*sin(2*PI*277.1875*t)+0.7*sin(2*PI*329.625*t))*(0.6+0.4*sin(2*PI*t/8))"

still() { echo "-loop 1 -framerate $fps -i $work/$1.png"; }
h264=(-c:v libx264 -preset veryslow -profile:v main -g $((segment * fps)) -keyint_min $((segment * fps))
    -sc_threshold 0 -bf 2 -flags +cgop -pix_fmt yuv420p -threads 1)
# One PES packet per audio frame: otherwise a packet straddles the segment boundary.
ts=(-f segment -segment_time "$segment" -segment_format mpegts -segment_format_options pes_payload_size=0)

# shellcheck disable=SC2046 # the input options are meant to be split
ffmpeg -v error -y $(still ground) $(still peer) $(still mate) $(still origin) \
    -f lavfi -i "aevalsrc=$chord|$chord:s=48000" -filter_complex "$filters" -t $((period + 3 * segment)) \
    -map '[big]' -map 4:a "${h264[@]}" -b:v 640k -maxrate 760k -bufsize 1280k -c:a aac -b:a 64k "${ts[@]}" "$work/360p-%02d.ts" \
    -map '[small]' -map 4:a -t $((period + 3 * segment)) "${h264[@]}" -b:v 170k -maxrate 210k -bufsize 340k -c:a aac -b:a 48k "${ts[@]}" "$work/180p-%02d.ts"

for rendition in 360p 180p; do
    mkdir -p "$out/$rendition"
    for ((i = 0; i < count; i++)); do
        cp "$work/$rendition-$(printf %02d $((i + first))).ts" "$out/$rendition/$i.ts"
    done
done
du -sb "$out"/*
