/** Says of the ways to subscribe, and of the REST side, what a program must know of them. */
package dev.classmoji.aggregator.subscription.document;
