package org.swarmglass.engine.playlist.dash;

import com.ctc.wstx.stax.WstxInputFactory;
import com.ctc.wstx.stax.WstxOutputFactory;
import java.io.StringReader;
import java.io.StringWriter;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import org.codehaus.stax2.XMLStreamReader2;
import org.codehaus.stax2.XMLStreamWriter2;
import org.jspecify.annotations.Nullable;
import org.swarmglass.engine.playlist.PlaylistSyntaxException;
import org.swarmglass.engine.playlist.UriResolver;

/**
 * The manifest for our player: the origin's text with every address leading to the proxy. Templates, timelines and
 * numbers stay, so the player counts as it would at the origin; the proxy knows a segment again by its origin address.
 *
 * <p>Left out are other base addresses than the first, the manifest's other places, and content steering, all of which
 * would lead the player past the proxy. Used once.
 */
public final class PresentationText {
    private static final Set<String> DROPPED =
            Set.of("Location", "PatchLocation", "ContentSteering", "InitializationSet", "InitializationGroup");
    private static final Set<String> REFERENCES = Set.of("media", "initialization", "index", "sourceURL");

    private final MediaPresentation presentation;
    private final ProxiedAddress proxied;
    private final Predicate<Representation> kept;
    private final StringWriter text = new StringWriter();
    private final Deque<Level> levels = new ArrayDeque<>();
    private int period = -1;
    private int set = -1;
    private int representation = -1;

    private PresentationText(MediaPresentation presentation, ProxiedAddress proxied, Predicate<Representation> kept) {
        this.presentation = presentation;
        this.proxied = proxied;
        this.kept = kept;
    }

    /** An open element and where references in it lead at the origin. */
    private static final class Level {
        private URI base;
        private boolean based;

        Level(URI base) {
            this.base = base;
        }
    }

    /**
     * The text for the player.
     *
     * @param kept which representations the player may know of; a set of which nothing is left is left out too
     * @throws PlaylistSyntaxException if the text is no XML; one that the parser has read is
     */
    public static String of(MediaPresentation presentation, ProxiedAddress proxied, Predicate<Representation> kept)
            throws PlaylistSyntaxException {
        PresentationText rewriting = new PresentationText(presentation, proxied, kept);
        try {
            rewriting.rewrite();
        } catch (XMLStreamException malformed) {
            throw new PlaylistSyntaxException(
                    "The DASH manifest cannot be read.",
                    "Tell the stream's operator; a DASH validator shows the place.");
        }
        return rewriting.text.toString();
    }

    private void rewrite() throws XMLStreamException {
        WstxInputFactory input = new WstxInputFactory();
        input.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        input.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        String source = presentation.text();
        XMLStreamReader2 in = (XMLStreamReader2) input.createXMLStreamReader(
                new StringReader(source.startsWith("\uFEFF") ? source.substring(1) : source));
        XMLStreamWriter2 out = (XMLStreamWriter2) new WstxOutputFactory().createXMLStreamWriter(text);
        out.writeStartDocument("UTF-8", "1.0");
        while (in.hasNext()) {
            switch (in.next()) {
                case XMLStreamConstants.START_ELEMENT -> open(in, out);
                case XMLStreamConstants.END_ELEMENT -> {
                    levels.pop();
                    out.writeEndElement();
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
                    out.writeCharacters(in.getText());
                default -> {
                    // comments and instructions are nothing for a player
                }
            }
        }
        out.writeEndDocument();
        out.close();
    }

    private void open(XMLStreamReader2 in, XMLStreamWriter2 out) throws XMLStreamException {
        String name = in.getLocalName();
        if (isDropped(name)) {
            in.skipElement();
        } else if (name.equals("BaseURL")) {
            rebase(in, out);
        } else {
            URI base = levels.isEmpty() ? presentation.base() : levels.peek().base;
            levels.push(new Level(base));
            start(in, out, base);
            if (levels.size() == 1) {
                writeBase(in, out, base);
            }
        }
    }

    /** Counts along, since an element is known by its place alone. */
    private boolean isDropped(String name) {
        switch (levels.size() + name) {
            case "1Period" -> {
                period++;
                set = -1;
                return period >= presentation.periods().size();
            }
            case "2AdaptationSet" -> {
                set++;
                representation = -1;
                return representations().stream().noneMatch(kept);
            }
            case "3Representation" -> {
                representation++;
                return representations().stream().skip(representation).limit(1).noneMatch(kept);
            }
            default -> {
                return DROPPED.contains(name);
            }
        }
    }

    private List<Representation> representations() {
        List<AdaptationSet> sets = presentation.periods().get(period).sets();
        return set < sets.size() ? sets.get(set).representations() : List.of();
    }

    /** The first base address of a level counts; that of the outermost is written already. */
    private void rebase(XMLStreamReader2 in, XMLStreamWriter2 out) throws XMLStreamException {
        Level level = levels.element();
        String reference = in.getElementText().trim();
        Optional<URI> base = UriResolver.resolveHttp(level.base, reference);
        if (levels.size() > 1 && !level.based && base.isPresent()) {
            level.based = true;
            level.base = base.get();
            writeBase(in, out, base.get());
        }
    }

    private void writeBase(XMLStreamReader2 in, XMLStreamWriter2 out, URI base) throws XMLStreamException {
        out.writeStartElement(text(in.getPrefix()), "BaseURL", text(in.getNamespaceURI()));
        out.writeCharacters(proxied.of(base));
        out.writeEndElement();
    }

    private void start(XMLStreamReader2 in, XMLStreamWriter2 out, URI base) throws XMLStreamException {
        out.writeStartElement(text(in.getPrefix()), in.getLocalName(), text(in.getNamespaceURI()));
        for (int i = 0; i < in.getNamespaceCount(); i++) {
            out.writeNamespace(text(in.getNamespacePrefix(i)), text(in.getNamespaceURI(i)));
        }
        for (int i = 0; i < in.getAttributeCount(); i++) {
            String name = in.getAttributeLocalName(i);
            String value = in.getAttributeValue(i);
            boolean reference = in.getAttributePrefix(i).isEmpty() && REFERENCES.contains(name);
            out.writeAttribute(
                    text(in.getAttributePrefix(i)),
                    text(in.getAttributeNamespace(i)),
                    name,
                    reference ? below(base, value) : value);
        }
    }

    /** A plain relative reference resolves below the base as it is; others would leave the proxy's path. */
    private String below(URI base, String reference) {
        boolean plain = !reference.startsWith("/")
                && !reference.contains(":")
                && !reference.contains("..")
                && !reference.contains("\\");
        return plain
                ? reference
                : UriResolver.resolveHttp(base, reference.trim())
                        .map(proxied::of)
                        .orElse("");
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
