package org.swarmglass.engine.interop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.swarmglass.engine.model.SegmentId;
import org.swarmglass.engine.model.StreamId;
import org.swarmglass.engine.model.StreamKind;

/**
 * HLS clips with two renditions, 640x360 at 1200 kbit/s and 320x180 at 400 kbit/s, H.264 and AAC, 4 s segments. Made by
 * ffmpeg on first use and kept in {@code target}.
 */
enum InteropMedia {
    /** Long enough to be replayed as live through a sliding window, so its time stamps never jump. */
    LIVE_TS(280, ".ts"),
    VOD_FMP4(120, ".m4s"),
    /** The same pictures and sound, but the sound is a playlist of its own, for both renditions. */
    VOD_FMP4_AUDIO(120, ".m4s"),
    /** The same files once more, as DASH: lists of segments, which Shaka peers of 2.2.2 share. */
    DASH_LIST(120, ".m4s"),
    /** The same by a template with a timeline, which they load past P2P. */
    DASH_TIMELINE(120, ".m4s");

    /** Names of the renditions' folders, in manifest order. */
    static final List<String> RENDITIONS = List.of("hi", "lo");

    /** Name of the folder of the sound that is a playlist of its own. */
    static final String AUDIO = "audio";

    static final int SEGMENT_SECONDS = 4;

    /** Of the rendition every peer is pinned to. */
    static final int PINNED_HEIGHT = 360;

    private static final int FFMPEG_MINUTES = 10;

    private final int seconds;
    private final String extension;

    InteropMedia(int seconds, String extension) {
        this.seconds = seconds;
        this.extension = extension;
    }

    int seconds() {
        return seconds;
    }

    /** Path of a segment below the folder. */
    String segment(SegmentId segment) {
        if (isDash()) {
            // Peers number DASH by half seconds.
            long place = segment.number() / (2 * SEGMENT_SECONDS);
            return VOD_FMP4_AUDIO.segment(new SegmentId(segment.stream(), place));
        }
        StreamId stream = segment.stream();
        String folder = stream.kind() == StreamKind.MAIN ? RENDITIONS.get(stream.index()) : AUDIO;
        return String.format(Locale.ROOT, "%s/seg_%06d%s", folder, segment.number(), extension);
    }

    static boolean isAudio(String path) {
        return path.contains(AUDIO + "/seg_");
    }

    /**
     * The folder with {@code master.m3u8}. Blocks while ffmpeg works, about 40 s on one core.
     *
     * @throws IllegalStateException if ffmpeg is missing or fails, with what it said
     */
    Path folder() {
        if (isDash()) {
            return VOD_FMP4_AUDIO.folder();
        }
        Path folder = Path.of("target", "interop-media", name().toLowerCase(Locale.ROOT))
                .toAbsolutePath();
        try {
            if (!Files.isDirectory(folder)) {
                // A folder under its final name is whole, whatever interrupted an earlier build.
                Path part = folder.resolveSibling(folder.getFileName() + ".part");
                delete(part);
                Files.createDirectories(part);
                encode(part);
                Files.move(part, folder, StandardCopyOption.ATOMIC_MOVE);
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make the clip in " + folder, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while ffmpeg was encoding", e);
        }
    }

    boolean isDash() {
        return this == DASH_LIST || this == DASH_TIMELINE;
    }

    /** Name of the manifest. */
    String manifest() {
        return isDash() ? InteropMpd.NAME : "master.m3u8";
    }

    private void encode(Path folder) throws IOException, InterruptedException {
        Path log = folder.resolveSibling(folder.getFileName() + ".log");
        Process ffmpeg = new ProcessBuilder(command(folder))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            if (!ffmpeg.waitFor(FFMPEG_MINUTES, TimeUnit.MINUTES) || ffmpeg.exitValue() != 0) {
                throw new IllegalStateException("ffmpeg failed:\n" + Files.readString(log));
            }
        } finally {
            ffmpeg.destroyForcibly();
        }
    }

    private List<String> command(Path folder) {
        List<String> command = new ArrayList<>(List.of("ffmpeg", "-hide_banner", "-loglevel", "warning", "-nostdin"));
        command.addAll(this == VOD_FMP4_AUDIO ? separated(VOD_FMP4.folder()) : encoded());
        command.addAll(List.of("-f", "hls", "-hls_time", Integer.toString(SEGMENT_SECONDS)));
        command.addAll(List.of("-hls_playlist_type", "vod", "-hls_flags", "independent_segments"));
        command.addAll(format());
        command.addAll(List.of("-master_pl_name", "master.m3u8"));
        command.addAll(List.of("-hls_segment_filename", folder + "/%v/seg_%06d" + extension));
        command.add(folder + "/%v/index.m3u8");
        return command;
    }

    /** Not a second encoding: only the order of what there is changes. */
    private static List<String> separated(Path muxed) {
        List<String> command = new ArrayList<>();
        for (String rendition : RENDITIONS) {
            command.addAll(
                    List.of("-i", muxed.resolve(rendition).resolve("index.m3u8").toString()));
        }
        command.addAll(List.of("-map", "0:v", "-map", "1:v", "-map", "0:a", "-c", "copy"));
        command.addAll(List.of(
                "-var_stream_map",
                "v:0,agroup:sound,name:hi v:1,agroup:sound,name:lo a:0,agroup:sound,default:yes,name:" + AUDIO));
        return command;
    }

    private List<String> encoded() {
        List<String> command = new ArrayList<>();
        command.addAll(List.of("-f", "lavfi", "-i", "testsrc2=size=640x360:rate=25:duration=" + seconds));
        command.addAll(List.of("-f", "lavfi", "-i", "sine=frequency=440:sample_rate=48000:duration=" + seconds));
        command.addAll(List.of("-filter_complex", "[0:v]split=2[hi][full];[full]scale=320:180[lo]"));
        command.addAll(List.of("-map", "[hi]", "-map", "1:a", "-map", "[lo]", "-map", "1:a"));
        command.addAll(video(0, 1200));
        command.addAll(video(1, 400));
        command.addAll(List.of("-c:v", "libx264", "-preset", "veryfast", "-profile:v", "main", "-pix_fmt", "yuv420p"));
        command.addAll(List.of("-g", "100", "-keyint_min", "100", "-sc_threshold", "0"));
        command.addAll(List.of("-c:a", "aac", "-b:a", "64k", "-ar", "48000", "-ac", "2"));
        command.addAll(List.of("-var_stream_map", "v:0,a:0,name:hi v:1,a:1,name:lo"));
        return command;
    }

    private List<String> format() {
        return switch (this) {
            case LIVE_TS -> List.of("-hls_segment_type", "mpegts");
            case VOD_FMP4, VOD_FMP4_AUDIO, DASH_LIST, DASH_TIMELINE ->
                List.of("-hls_segment_type", "fmp4", "-hls_fmp4_init_filename", "init.mp4");
        };
    }

    private static List<String> video(int stream, int kilobits) {
        return List.of(
                "-b:v:" + stream,
                kilobits + "k",
                "-maxrate:v:" + stream,
                kilobits + "k",
                "-bufsize:v:" + stream,
                kilobits + "k");
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> inside = Files.walk(folder)) {
                for (Path path : inside.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }
}
