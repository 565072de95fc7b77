package org.swarmglass.engine.reader;

import io.lindstrom.m3u8.parser.PlaylistParserException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.swarmglass.engine.loop.EngineLoop;

/**
 * One media playlist: refreshed as it ages, its segments fetched one after the other, as libvlc does. Reader thread
 * only.
 */
final class Track {
    private static final Logger LOG = LoggerFactory.getLogger(Track.class);
    /** What libvlc waits after a playlist it could not have. */
    private static final Duration RETRY = Duration.ofSeconds(1);

    private final EngineLoop loop;
    private final ReaderHttp http;
    private final URI playlist;
    private final Owner owner;
    private final Set<Listing.Part> fetched = new HashSet<>();
    private Listing.@Nullable Media media;
    private long next = -1;
    private boolean fetching;
    private boolean complete;

    /** Whoever plays the track. */
    interface Owner {
        boolean hasRoom(Track track);

        void onSegmentBytes(int bytes);

        void onOtherBytes(int bytes);

        void onSegment(Track track, Listing.Entry entry, byte[] bytes);

        void onLost(Listing.Entry entry);

        void onSkipped(long segments);

        void onComplete(Track track);
    }

    Track(EngineLoop loop, ReaderHttp http, URI playlist, Owner owner) {
        this.loop = loop;
        this.http = http;
        this.playlist = playlist;
        this.owner = owner;
    }

    void refresh() {
        http.get(new Listing.Part(playlist, Optional.empty()), owner::onOtherBytes, this::onPlaylist);
    }

    /** For the media playlist that was opened directly, whose text is there already. */
    void accept(Listing.Media listed) {
        boolean changed = media == null || media.next() != listed.next();
        media = listed;
        if (!listed.entries().isEmpty()) {
            place(listed);
        }
        if (!listed.ended()) {
            // RFC 8216, section 6.3.4: half the target duration after an unchanged playlist.
            retry(changed ? listed.target() : listed.target().dividedBy(2));
        }
        fetchNext();
    }

    /** Fetches the next segment if one is listed, none is under way and there is room. */
    void fetchNext() {
        Listing.Media listed = media;
        if (listed == null || fetching || complete) {
            return;
        }
        if (next >= listed.next() || listed.entries().isEmpty()) {
            complete = listed.ended();
            if (complete) {
                owner.onComplete(this);
            }
            return;
        }
        if (owner.hasRoom(this)) {
            fetching = true;
            fetch(listed.entry(next));
        }
    }

    private void onPlaylist(ReaderHttp.Reply reply) {
        if (!reply.good()) {
            retry(RETRY);
            return;
        }
        try {
            Listing listing = Listing.parse(reply.uri(), new String(reply.body(), StandardCharsets.UTF_8));
            if (listing instanceof Listing.Media listed) {
                accept(listed);
            } else {
                LOG.warn("{} is a master playlist where a media playlist was due", playlist);
            }
        } catch (PlaylistParserException | IllegalArgumentException malformed) {
            LOG.warn("{} cannot be read: {}", playlist, malformed.getMessage());
            retry(RETRY);
        }
    }

    private void retry(Duration delay) {
        loop.after(delay, "reader playlist", this::refresh);
    }

    /** Where reading goes on: the live position at first, and again if what was due has left or was never there. */
    private void place(Listing.Media listed) {
        boolean behind = next >= 0 && next < listed.first();
        if (next < 0 || behind || next > listed.next()) {
            long start = listed.start();
            if (behind) {
                owner.onSkipped(start - next);
            }
            next = start;
        }
    }

    private void fetch(Listing.Entry entry) {
        for (Listing.Part part : entry.needed()) {
            if (fetched.add(part)) {
                http.get(part, owner::onOtherBytes, reply -> {
                    if (!reply.good()) {
                        LOG.warn("{} was answered with {}", part.uri().getPath(), reply.status());
                    }
                    fetch(entry);
                });
                return;
            }
        }
        http.get(entry.segment(), owner::onSegmentBytes, reply -> onSegment(entry, reply));
    }

    private void onSegment(Listing.Entry entry, ReaderHttp.Reply reply) {
        fetching = false;
        next++;
        if (reply.good()) {
            owner.onSegment(this, entry, reply.body());
        } else {
            owner.onLost(entry);
        }
        fetchNext();
    }
}
