package org.swarmglass.engine.model;

/**
 * One media playlist of the open manifest: a variant ({@code MAIN}) or an alternate audio rendition ({@code SECONDARY}).
 *
 * @param index position in manifest order among its kind, from 0
 */
public record StreamId(StreamKind kind, int index) {
    @Override
    public String toString() {
        return kind.wireName() + "-" + index;
    }
}
