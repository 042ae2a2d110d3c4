/**
 * What a student shows and since when: readings are smoothed in media time, a policy with
 * hysteresis chooses the state, the class is counted. Pure: no clock, no transport.
 */
package dev.classmoji.aggregator.feedback;
