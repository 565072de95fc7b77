package org.swarmglass.engine.playlist.dash;

import com.ctc.wstx.api.WstxInputProperties;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.DeserializationProblemHandler;
import com.fasterxml.jackson.dataformat.xml.XmlMapper;
import io.lindstrom.mpd.MPDParser;
import io.lindstrom.mpd.data.MPD;
import java.io.IOException;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import org.jspecify.annotations.Nullable;
import org.swarmglass.engine.playlist.PlaylistSyntaxException;

/**
 * The text of an MPD through the library: neither document types nor entities, limits on size and depth while it is
 * read, forgiving where real manifests are outside the standard and nothing depends on it. Used once.
 */
final class MpdText {
    private static final int MAX_CHARACTERS = 8 * 1024 * 1024;
    private static final int MAX_DEPTH = 24;
    private static final long MAX_ELEMENTS = 250_000;
    private static final int MAX_ATTRIBUTES = 64;
    private static final int MAX_ATTRIBUTE_CHARACTERS = 64 * 1024;

    /** Without these, no address, time or swarm name could be trusted. */
    private static final Set<String> VITAL = Set.of(
            "t",
            "d",
            "r",
            "timescale",
            "duration",
            "startNumber",
            "presentationTimeOffset",
            "bandwidth",
            "width",
            "height");

    /** Thread-safe once made, and dear to make. */
    private static final XmlMapper MAPPER = mapper();

    private final Map<Object, Map<String, String>> unmodelled = new IdentityHashMap<>();

    /** @throws PlaylistSyntaxException if it is no MPD or beyond the limits */
    MPD read(String text) throws PlaylistSyntaxException {
        if (text.length() > MAX_CHARACTERS) {
            throw new PlaylistSyntaxException(
                    "The manifest is larger than 8 MiB.", "Ask the stream's operator for a shorter one.");
        }
        if (text.contains("<!DOCTYPE") || text.contains("<!ENTITY")) {
            throw new PlaylistSyntaxException(
                    "The manifest declares a document type, which could pull in foreign files.",
                    "Tell the stream's operator to leave it out; no DASH player needs it.");
        }
        if (!text.contains("MPD")) {
            throw new PlaylistSyntaxException(
                    "This is no DASH manifest.", "Open the address in a browser: it may be an error page.");
        }
        try {
            MPD mpd = MAPPER.readerFor(MPD.class)
                    .withAttribute(MpdText.class, unmodelled)
                    .readValue(text.startsWith("\uFEFF") ? text.substring(1) : text);
            if (mpd == null) {
                throw new PlaylistSyntaxException(
                        "The manifest is empty.", "Try again; the stream may not have begun.");
            }
            return mpd;
        } catch (JsonProcessingException malformed) {
            throw new PlaylistSyntaxException(
                    "The DASH manifest cannot be read: " + firstLine(malformed) + ".",
                    "Tell the stream's operator; a DASH validator shows the place.");
        } catch (IOException impossible) {
            throw new IllegalStateException("a text in memory cannot fail to be read", impossible);
        }
    }

    /** An attribute the library has no place for, of an element it has given. */
    Optional<String> attribute(@Nullable Object element, String name) {
        return Optional.ofNullable(unmodelled.getOrDefault(element, Map.of()).get(name));
    }

    private static XmlMapper mapper() {
        XmlMapper mapper = (XmlMapper) MPDParser.defaultObjectMapper();
        limit(mapper.getFactory().getXMLInputFactory());
        ForgivingValues.register(mapper);
        mapper.configOverride(List.class).setMergeable(true); // else elements before another kind would be lost
        mapper.addHandler(new Forgiving());
        return mapper;
    }

    private static void limit(XMLInputFactory input) {
        input.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        input.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        input.setProperty(WstxInputProperties.P_MAX_ELEMENT_DEPTH, MAX_DEPTH);
        input.setProperty(WstxInputProperties.P_MAX_ELEMENT_COUNT, MAX_ELEMENTS);
        input.setProperty(WstxInputProperties.P_MAX_ATTRIBUTES_PER_ELEMENT, MAX_ATTRIBUTES);
        input.setProperty(WstxInputProperties.P_MAX_ATTRIBUTE_SIZE, MAX_ATTRIBUTE_CHARACTERS);
    }

    private static String firstLine(JsonProcessingException malformed) {
        String message = malformed.getOriginalMessage() == null ? "" : malformed.getOriginalMessage();
        String line = message.lines().findFirst().orElse("");
        return line.substring(0, Math.min(160, line.length()));
    }

    private static final class Forgiving extends DeserializationProblemHandler {
        @Override
        public boolean handleUnknownProperty(
                DeserializationContext context,
                JsonParser parser,
                JsonDeserializer<?> deserializer,
                Object bean,
                String name)
                throws IOException {
            if (parser.currentToken().isScalarValue()
                    && context.getAttribute(MpdText.class) instanceof Map<?, ?> unmodelled) {
                remember(unmodelled, bean, name, parser.getText());
            }
            parser.skipChildren();
            return true;
        }

        @SuppressWarnings("unchecked") // the reader above puts it there
        private static void remember(Map<?, ?> unmodelled, Object bean, String name, String value) {
            ((Map<Object, Map<String, String>>) unmodelled)
                    .computeIfAbsent(bean, key -> new HashMap<>())
                    .put(name, value);
        }

        /** Such as a set's id that is a word: the standard wants a number, packagers do not care. */
        @Override
        public @Nullable Object handleWeirdStringValue(
                DeserializationContext context, Class<?> type, String value, String failure) throws IOException {
            String name = context.getParser().currentName();
            if (name == null || VITAL.contains(name)) {
                return NOT_HANDLED;
            }
            if (name.equals("id") && type == Long.class) {
                return -1L;
            }
            return type.isPrimitive() ? NOT_HANDLED : null;
        }
    }
}
