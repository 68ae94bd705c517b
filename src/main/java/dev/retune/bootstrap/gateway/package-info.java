/** What each screen asks of the services, implemented. */
@NullMarked
package dev.retune.bootstrap.gateway;

import org.jspecify.annotations.NullMarked;
