package org.swarmglass.engine.store.disk;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** What a person is told when the disk fails. */
final class DiskFailure {
    private DiskFailure() {}

    static String notice(String place, IOException failure) {
        return "The disk cache in " + place + " is no longer used: " + cause(failure)
                + ". Segments are kept in memory only and playback goes on. To have the cache again, see that the"
                + " folder can be written and has space, or name one on another disk, and start anew.";
    }

    /** The messages of some exceptions are but a path. */
    private static String cause(IOException failure) {
        if (failure instanceof NoSuchFileException) {
            return "a file or the folder is gone";
        }
        if (failure instanceof AccessDeniedException) {
            return "access was denied";
        }
        return failure instanceof FileSystemException system && system.getReason() != null
                ? system.getReason()
                : String.valueOf(failure.getMessage());
    }
}
