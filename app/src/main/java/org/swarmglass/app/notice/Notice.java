package org.swarmglass.app.notice;

import org.swarmglass.app.ui.Tone;

/**
 * Something a person should know.
 *
 * @param key the same while it is about the same matter; a dismissed key stays away until the matter has passed
 * @param what happened, as a sentence
 * @param cure what to do, or what is being done; may be empty
 * @param openHelps whether opening another stream, or this one with other settings, is a cure
 */
public record Notice(String key, Tone tone, String what, String cure, boolean openHelps) {}
