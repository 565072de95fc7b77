package org.swarmglass.engine.integrity;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.swarmglass.engine.model.SegmentRef;

/**
 * A PeerTube {@code segments-sha256.json} (protocol/v06.md section 8.3): the hash of each file, or of each byte range of
 * a file. Entries that are neither are passed over, so that their segments have no hash; never does a strange entry make
 * one valid. Immutable.
 */
public final class HashList {
    public static final HashList EMPTY = new HashList(Map.of());

    /** A day of two-second segments in four renditions. */
    static final int MAX_ENTRIES = 200_000;

    private static final int MAX_TEXT = 2_048;
    private static final String WHOLE = "";

    private static final JsonFactory JSON = JsonFactory.builder()
            // Names come from outside: they must not fill the caches that live as long as the process.
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(8)
                    .maxStringLength(MAX_TEXT)
                    .maxNameLength(MAX_TEXT)
                    .build())
            .build();

    private final Map<Key, Sha256> hashes;

    private HashList(Map<Key, Sha256> hashes) {
        this.hashes = Map.copyOf(hashes);
    }

    /** @throws MalformedHashesException if it is no JSON object, or larger than any real one */
    public static HashList parse(String text) throws MalformedHashesException {
        try (JsonParser parser = JSON.createParser(text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new MalformedHashesException("it is no JSON object");
            }
            Map<Key, Sha256> found = new HashMap<>();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                readFile(parser, found);
            }
            if (parser.nextToken() != null) {
                throw new MalformedHashesException("something follows the JSON object");
            }
            return new HashList(found);
        } catch (JacksonException malformed) {
            throw new MalformedHashesException("it is no JSON: " + malformed.getOriginalMessage());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible); // a string is read
        }
    }

    private static void readFile(JsonParser parser, Map<Key, Sha256> found)
            throws IOException, MalformedHashesException {
        String file = parser.currentName();
        if (parser.nextToken() == JsonToken.START_OBJECT) {
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String range = parser.currentName();
                parser.nextToken();
                // The empty name would stand for the whole file, which this shape says nothing of.
                if (!range.equals(WHOLE)) {
                    readHash(parser, new Key(file, range), found);
                } else {
                    parser.skipChildren();
                }
            }
        } else {
            readHash(parser, new Key(file, WHOLE), found);
        }
    }

    private static void readHash(JsonParser parser, Key key, Map<Key, Sha256> found)
            throws IOException, MalformedHashesException {
        if (parser.currentToken() == JsonToken.VALUE_STRING) {
            Sha256.parse(parser.getText()).ifPresentOrElse(hash -> found.put(key, hash), () -> found.remove(key));
        } else {
            // As in a browser, the last of equal names counts.
            found.remove(key);
            parser.skipChildren();
        }
        if (found.size() > MAX_ENTRIES) {
            throw new MalformedHashesException("it has more than " + MAX_ENTRIES + " entries");
        }
    }

    /** By the last part of the path, without the query, and the byte range if the segment is one. */
    public Optional<Sha256> find(SegmentRef segment) {
        String path = Optional.ofNullable(segment.uri().getRawPath()).orElse("");
        String file = path.substring(path.lastIndexOf('/') + 1);
        return segment.range()
                .map(range -> range.openEnded()
                        ? Optional.<Sha256>empty()
                        : Optional.ofNullable(hashes.get(new Key(file, range.first() + "-" + range.last()))))
                .orElseGet(() -> Optional.ofNullable(hashes.get(new Key(file, WHOLE))));
    }

    public int size() {
        return hashes.size();
    }

    /** @return true if both say the same of every segment */
    public boolean sameAs(HashList other) {
        return hashes.equals(other.hashes);
    }

    /** @param range first and last byte with a hyphen between them, or {@link #WHOLE} */
    private record Key(String file, String range) {}
}
