package org.swarmglass.engine.identity;

import java.net.URI;
import org.swarmglass.engine.playlist.dash.MediaPresentation;
import org.swarmglass.engine.playlist.dash.MediaPresentation.Track;
import org.swarmglass.engine.playlist.dash.Representation;

/** What all DASH recipes share. */
final class DashNaming {
    private DashNaming() {}

    /** Tells the tracks of one manifest apart; nobody loads it. */
    static URI playlist(MediaPresentation presentation, Track track) {
        BrowserUrl manifest = BrowserUrl.parse(presentation.uri().toString());
        String id = track.representation().id();
        String name = id.isEmpty() ? track.stream().toString() : id;
        String fragment = PercentCoding.encode(name, PercentCoding.USER + "%");
        return URI.create(manifest.uri() + "#" + fragment);
    }

    static String width(Representation of) {
        return of.picture().width().isPresent()
                ? Integer.toString(of.picture().width().getAsInt())
                : "";
    }

    static String height(Representation of) {
        return of.picture().height().isPresent()
                ? Integer.toString(of.picture().height().getAsInt())
                : "";
    }

    static String frameRate(Representation of) {
        return of.picture().frameRate().isPresent()
                ? ScriptText.text(of.picture().frameRate().getAsDouble())
                : "";
    }

    static String channels(Representation of) {
        return of.channels().isPresent() ? Integer.toString(of.channels().getAsInt()) : "";
    }
}
