package org.swarmglass.engine.playlist.dash;

import io.lindstrom.mpd.data.Segment;
import io.lindstrom.mpd.data.SegmentBase;
import io.lindstrom.mpd.data.SegmentList;
import io.lindstrom.mpd.data.SegmentTemplate;
import io.lindstrom.mpd.data.SegmentURL;
import io.lindstrom.mpd.data.URLType;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How one representation's segments are found: what its own element says, completed by its set's and its period's.
 *
 * @param form which of the three elements; {@code NONE} for a file without any
 * @param media template of a segment's address; empty but for {@code TEMPLATE}
 * @param initTemplate template of the init section's address
 * @param init where the init section is, if an element says so
 * @param timeline empty if segments are counted by duration
 * @param urls of {@code LIST}
 * @param indexRange of {@code BASE}
 * @param duration of every segment in units of the timescale; absent if not said
 * @param endNumber of the last segment; absent if not said
 */
record SegmentRules(
        Form form,
        String media,
        Optional<String> initTemplate,
        Optional<URLType> init,
        List<Segment> timeline,
        List<SegmentURL> urls,
        Optional<String> indexRange,
        long timescale,
        OptionalLong duration,
        long startNumber,
        OptionalLong endNumber,
        long offset) {
    private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");

    enum Form {
        TEMPLATE,
        LIST,
        BASE,
        NONE
    }

    /** The three elements of a level, nearest level first. */
    record Level(
            @Nullable SegmentTemplate template,
            @Nullable SegmentList list,
            @Nullable SegmentBase base) {
        Form form() {
            if (template != null) {
                return Form.TEMPLATE;
            }
            if (base != null) {
                return Form.BASE;
            }
            return list != null ? Form.LIST : Form.NONE;
        }
    }

    /** Of the nearest level that has any element; farther ones of the same form complete it. */
    static SegmentRules of(List<Level> levels, MpdText text) {
        Form form = levels.stream()
                .map(Level::form)
                .filter(found -> found != Form.NONE)
                .findFirst()
                .orElse(Form.NONE);
        return switch (form) {
            case TEMPLATE -> template(levels, text);
            case LIST -> list(levels);
            case BASE -> base(levels);
            case NONE ->
                new SegmentRules(
                        form,
                        "",
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        List.of(),
                        Optional.empty(),
                        1,
                        OptionalLong.empty(),
                        1,
                        OptionalLong.empty(),
                        0);
        };
    }

    private static SegmentRules template(List<Level> levels, MpdText text) {
        List<SegmentTemplate> all = present(levels, Level::template);
        Optional<String> end = all.stream()
                .flatMap(one -> text.attribute(one, "endNumber").stream())
                .findFirst();
        return new SegmentRules(
                Form.TEMPLATE,
                first(all, SegmentTemplate::getMedia).orElse(""),
                first(all, SegmentTemplate::getInitialization),
                first(all, SegmentTemplate::getInitializationElement),
                filled(all, SegmentTemplate::getSegmentTimeline),
                List.of(),
                Optional.empty(),
                first(all, SegmentTemplate::getTimescale).orElse(1L),
                optional(first(all, SegmentTemplate::getDuration)),
                first(all, SegmentTemplate::getStartNumber).orElse(1L),
                optional(end.filter(number -> NUMBER.matcher(number).matches()).map(Long::valueOf)),
                first(all, SegmentTemplate::getPresentationTimeOffset).orElse(0L));
    }

    private static SegmentRules list(List<Level> levels) {
        List<SegmentList> all = present(levels, Level::list);
        return new SegmentRules(
                Form.LIST,
                "",
                Optional.empty(),
                first(all, SegmentList::getInitialization),
                filled(all, SegmentList::getSegmentTimeline),
                filled(all, SegmentList::getSegmentURLs),
                Optional.empty(),
                first(all, SegmentList::getTimescale).orElse(1L),
                optional(first(all, SegmentList::getDuration)),
                first(all, SegmentList::getStartNumber).orElse(1L),
                OptionalLong.empty(),
                first(all, SegmentList::getPresentationTimeOffset).orElse(0L));
    }

    private static SegmentRules base(List<Level> levels) {
        List<SegmentBase> all = present(levels, Level::base);
        return new SegmentRules(
                Form.BASE,
                "",
                Optional.empty(),
                first(all, SegmentBase::getInitialization),
                List.of(),
                List.of(),
                first(all, SegmentBase::getIndexRange),
                first(all, SegmentBase::getTimescale).orElse(1L),
                OptionalLong.empty(),
                1,
                OptionalLong.empty(),
                first(all, SegmentBase::getPresentationTimeOffset).orElse(0L));
    }

    private static <T> List<T> present(List<Level> levels, Function<Level, @Nullable T> element) {
        return levels.stream().map(element).flatMap(Stream::ofNullable).toList();
    }

    private static <E, T> Optional<T> first(List<E> elements, Function<E, @Nullable T> value) {
        return elements.stream().map(value).flatMap(Stream::ofNullable).findFirst();
    }

    private static <E, T> List<T> filled(List<E> elements, Function<E, @Nullable List<T>> value) {
        return elements.stream()
                .map(value)
                .flatMap(Stream::ofNullable)
                .filter(list -> !list.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    private static OptionalLong optional(Optional<Long> value) {
        return value.map(OptionalLong::of).orElse(OptionalLong.empty());
    }
}
