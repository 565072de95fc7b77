package org.swarmglass.engine.stream;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.swarmglass.engine.loop.EngineLoop;
import org.swarmglass.engine.model.ByteRange;
import org.swarmglass.engine.model.SegmentId;
import org.swarmglass.engine.model.SegmentRef;
import org.swarmglass.engine.origin.OriginRequest;
import org.swarmglass.engine.origin.ResumingFetch;
import org.swarmglass.engine.playlist.MasterPlaylist;
import org.swarmglass.engine.playlist.PlayerText;
import org.swarmglass.engine.playlist.Variant;
import org.swarmglass.engine.proxy.ProxyContent;
import org.swarmglass.engine.swarm.DownloadPorts;

/** Answers the player out of the open session. Called on proxy threads; everything is posted to the loop. */
public final class PlayerContent implements ProxyContent {
    /** What a player opens. */
    public static final String INDEX = "index.m3u8";

    private static final Pattern ANY_INDEX = Pattern.compile("index(-\\d{1,9})?\\.m3u8");

    private static final String MAIN = "main.m3u8";
    private static final String PLAYLIST_TYPE = "application/vnd.apple.mpegurl";
    private static final long MAX_AUXILIARY_BYTES = 16L << 20;

    private final EngineLoop loop;
    private Optional<StreamSession> session = Optional.empty();

    public PlayerContent(EngineLoop loop) {
        this.loop = loop;
    }

    /** Another name each time the player has to open the stream anew. */
    static String index(int epoch) {
        return epoch == 0 ? INDEX : "index-" + epoch + ".m3u8";
    }

    /** Loop thread only. */
    public void use(Optional<StreamSession> opened) {
        session = opened;
    }

    @Override
    public void playlist(String name, Sink sink) {
        loop.post("player asks for playlist", () -> withSession(sink, open -> onPlaylist(open, name, sink)));
    }

    @Override
    public void segment(String name, Optional<ByteRange> range, Sink sink) {
        loop.post("player asks for segment", () -> withSession(sink, open -> onSegment(open, name, range, sink)));
    }

    @Override
    public void auxiliary(String name, Optional<ByteRange> range, Sink sink) {
        loop.post("player asks for key or init", () -> withSession(sink, open -> onAuxiliary(open, name, sink)));
    }

    private void withSession(Sink sink, Consumer<StreamSession> action) {
        session.ifPresentOrElse(
                open -> open.whenOpened(() -> {
                    if (open.manifest().isPresent()) {
                        action.accept(open);
                    } else {
                        sink.unavailable(open.failure());
                    }
                }),
                () -> sink.unavailable("no stream is open"));
    }

    private static void onPlaylist(StreamSession open, String name, Sink sink) {
        Optional<MasterPlaylist> master = open.manifest().flatMap(OpenManifest::master);
        boolean index = ANY_INDEX.matcher(name).matches();
        if (index && master.isPresent()) {
            int rendition = open.rendition();
            Variant variant = master.get().variants().get(rendition);
            PlayerText.Links links = new MainLinks(open.names(), variant.uri());
            sendText(sink, PlayerText.master(master.get(), variant, links));
        } else if (index || name.equals(MAIN)) {
            open.main().text(text -> sendText(sink, text), sink::unavailable);
        } else {
            open.names().playlist(name).ifPresentOrElse(uri -> onSecondary(open, uri, sink), sink::notFound);
        }
    }

    private static void onSecondary(StreamSession open, URI uri, Sink sink) {
        open.audioLine(uri)
                .ifPresentOrElse(
                        line -> line.text(text -> sendText(sink, text), sink::unavailable),
                        () -> SubtitleAnswer.start(open, uri, text -> sendText(sink, text), sink::unavailable));
    }

    private static void sendText(Sink sink, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        OptionalLong length = OptionalLong.of(bytes.length);
        sink.begin(PLAYLIST_TYPE, length, length);
        sink.write(bytes, 0, bytes.length);
        sink.end();
    }

    private static void onSegment(StreamSession open, String name, Optional<ByteRange> range, Sink sink) {
        Optional<SegmentId> named = SegmentNames.parse(name);
        if (named.isEmpty()) {
            sink.notFound();
            return;
        }
        Optional<PlayerLine.Assigned> found = open.allLines().stream()
                .flatMap(line -> line.find(named.get()).stream())
                .findFirst();
        if (found.isEmpty()) {
            // Listed once and gone since.
            open.main()
                    .current()
                    .ifPresent(delivery -> delivery.downloads().lost(named.get(), "it was asked for too late"));
            sendNothing(name, sink);
        } else if (found.get().listed().entry().gap()) {
            open.onAsked(found.get());
            found.get().line().clock().onDelivered(found.get().listed());
            sendNothing(name, sink);
        } else {
            open.onAsked(found.get());
            give(open, found.get(), new SegmentAnswer.Request(name, range, sink));
        }
    }

    /** An error status would end VLC's playback; nothing only skips. */
    private static void sendNothing(String name, Sink sink) {
        sink.begin(SegmentNames.contentType(name), OptionalLong.of(0), OptionalLong.empty());
        sink.end();
    }

    private static void give(StreamSession open, PlayerLine.Assigned found, SegmentAnswer.Request request) {
        DownloadPorts ports = open.ports().downloads();
        SegmentRef ref = found.listed().ref();
        SegmentAnswer answer = new SegmentAnswer(
                request,
                ports.traffic(),
                open.watch()::onFirstByte,
                () -> found.line().clock().onDelivered(found.listed()));
        ports.store()
                .load(
                        ref.id(),
                        stored -> stored.ifPresentOrElse(answer::whole, () -> {
                            request.sink()
                                    .onGone(() -> ports.loop()
                                            .post(
                                                    "player gone",
                                                    () -> found.by().downloads().detach(ref, answer)));
                            found.by().downloads().attach(ref, answer);
                        }));
    }

    private static void onAuxiliary(StreamSession open, String name, Sink sink) {
        Optional<SegmentNames.Resource> resource = open.names().resource(name);
        if (resource.isEmpty()) {
            sink.notFound();
            return;
        }
        EngineLoop loop = open.ports().downloads().loop();
        ResumingFetch.Handle fetch = open.ports()
                .downloads()
                .origin()
                .start(
                        new OriginRequest(resource.get().uri(), resource.get().range(), MAX_AUXILIARY_BYTES),
                        new AuxiliaryAnswer(
                                sink,
                                SegmentNames.contentType(name),
                                open.ports().downloads().traffic()));
        sink.onGone(() -> loop.post("player gone", fetch::cancel));
    }

    /** The chosen variant's playlist has a fixed name, so that a switch of rendition needs no new one. */
    private record MainLinks(SegmentNames names, URI main) implements PlayerText.Links {
        @Override
        public String segment(SegmentRef ref) {
            return names.segment(ref);
        }

        @Override
        public String auxiliary(URI uri, Optional<ByteRange> range, Auxiliary kind) {
            return names.auxiliary(uri, range, kind);
        }

        @Override
        public String playlist(URI mediaPlaylist) {
            return mediaPlaylist.equals(main) ? MAIN : names.playlist(mediaPlaylist);
        }
    }
}
