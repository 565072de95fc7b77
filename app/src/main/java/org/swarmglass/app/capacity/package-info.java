/** What a swarm will save: figures of simulated swarms as text, CSV and JSON. Any thread. Knows no window. */
@NullMarked
package org.swarmglass.app.capacity;

import org.jspecify.annotations.NullMarked;
