package org.swarmglass.engine.stream;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.swarmglass.engine.model.StreamId;
import org.swarmglass.engine.model.StreamKind;
import org.swarmglass.engine.playlist.MasterPlaylist;
import org.swarmglass.engine.playlist.MediaPlaylist;
import org.swarmglass.engine.playlist.Playlist;
import org.swarmglass.engine.playlist.Variant;
import org.swarmglass.engine.snapshot.StreamSnapshot.RenditionSnapshot;

/** The renditions of the open manifest and how people name them. */
record Renditions(List<Rendition> all) {
    Renditions {
        all = List.copyOf(all);
    }

    static Renditions of(Playlist manifest) {
        if (manifest instanceof MasterPlaylist master) {
            return new Renditions(master.variants().stream().map(Renditions::of).toList());
        }
        MediaPlaylist media = (MediaPlaylist) manifest;
        RenditionSnapshot only =
                new RenditionSnapshot("single", 0, Optional.empty(), Optional.empty(), Optional.empty());
        return new Renditions(List.of(new Rendition(new StreamId(StreamKind.MAIN, 0), media.uri(), only)));
    }

    private static Rendition of(Variant variant) {
        String label =
                variant.size().map(size -> size.height() + "p").orElseGet(() -> variant.bandwidth() / 1000 + " kbit/s");
        return new Rendition(
                new StreamId(StreamKind.MAIN, variant.index()),
                variant.uri(),
                new RenditionSnapshot(
                        label, variant.bandwidth(), variant.size(), variant.codecs(), variant.frameRate()));
    }

    /** By label such as {@code 720p}, else by index; of several with one label the first. */
    OptionalInt find(String wanted) {
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).shown().label().equals(wanted.toLowerCase(Locale.ROOT))) {
                return OptionalInt.of(i);
            }
        }
        boolean number = wanted.matches("\\d{1,4}");
        return number && Integer.parseInt(wanted) < all.size()
                ? OptionalInt.of(Integer.parseInt(wanted))
                : OptionalInt.empty();
    }

    List<String> labels() {
        return all.stream().map(rendition -> rendition.shown().label()).toList();
    }

    /** One of them. */
    record Rendition(StreamId stream, URI playlist, RenditionSnapshot shown) {}
}
