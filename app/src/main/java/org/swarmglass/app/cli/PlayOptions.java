package org.swarmglass.app.cli;

import java.util.Optional;
import java.util.Set;
import org.swarmglass.app.session.CannotContinueException;
import org.swarmglass.engine.EngineConfig;
import org.swarmglass.engine.model.Generation;
import org.swarmglass.engine.model.LiveDelay;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** How to play, for every command that plays. picocli fills it. */
final class PlayOptions {
    @Option(
            names = "--generation",
            paramLabel = "GEN",
            defaultValue = "auto",
            converter = GenerationConverter.class,
            description = "Swarms to join: auto (those in which trackers count peers, else 2.3), all, or generations of"
                    + " p2p-media-loader with commas between them: 2.3 (2.3 to 4.x), 2.2 (1.0.4 to 2.2.2), 0.6 (0.5"
                    + " and 0.6), 5.0 (by specification, never tried on a real peer). Default: ${DEFAULT-VALUE}")
    Set<Generation> generations = Set.of();

    @Option(
            names = "--live-delay",
            paramLabel = "DELAY",
            defaultValue = "auto",
            converter = LiveDelayConverter.class,
            description = "How much of the newest end to keep back so that peers can share it: 28s, 7seg or auto (the"
                    + " largest of 7 segments, 20 s and what an MPD suggests); at most 60 %% of the playlist.")
    LiveDelay liveDelay = LiveDelay.AUTOMATIC;

    @Option(
            names = "--rendition",
            paramLabel = "NAME",
            description = "Keep to one rendition: a height such as 720p, or an index from 0. Default: chosen by"
                    + " throughput and buffer.")
    Optional<String> rendition = Optional.empty();

    @Option(names = "--no-p2p", description = "Do not join any swarm.")
    boolean noP2p;

    @Option(names = "--no-upload", description = "Take from peers but send them nothing.")
    boolean noUpload;

    @Option(
            names = "--disk-cache",
            paramLabel = "DIR[=SIZE]",
            converter = DiskCache.Converter.class,
            description =
                    "Keep segments that no longer fit in memory in a folder, at most 2G or SIZE such as 500M. They"
                            + " are deleted at the end of the run.")
    Optional<DiskCache> diskCache = Optional.empty();

    /**
     * The configuration with the disk cache, if one is wanted.
     *
     * @throws CannotContinueException if its folder cannot be used
     */
    EngineConfig withDiskCache(EngineConfig config) throws CannotContinueException {
        if (diskCache.isEmpty()) {
            return config;
        }
        diskCache.get().check();
        return diskCache.get().addTo(config);
    }

    private static final class GenerationConverter implements ITypeConverter<Set<Generation>> {
        @Override
        public Set<Generation> convert(String text) {
            try {
                return Generation.joined(text);
            } catch (IllegalArgumentException wrong) {
                throw new TypeConversionException(String.valueOf(wrong.getMessage()));
            }
        }
    }

    private static final class LiveDelayConverter implements ITypeConverter<LiveDelay> {
        @Override
        public LiveDelay convert(String text) {
            try {
                return LiveDelay.parse(text);
            } catch (IllegalArgumentException wrong) {
                throw new TypeConversionException(String.valueOf(wrong.getMessage()));
            }
        }
    }
}
