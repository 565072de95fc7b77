package org.swarmglass.app.ui;

/**
 * Why a view is empty.
 *
 * @param missing what is not there, as a short sentence
 * @param advice what the person can do, or what is being done
 */
public record Absence(String missing, String advice) {}
