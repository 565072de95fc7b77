package org.swarmglass.app.profile.literal;

/** Where a text breaks the rules of its own language, and how it was read all the same. */
public record Flaw(int line, String what, String cure) {}
