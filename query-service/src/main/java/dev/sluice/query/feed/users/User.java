package dev.sluice.query.feed.users;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A person as last collected; missing fields are null, doubtful ones are named in {@code warnings}. */
@Schema(description = "A person as last collected. Missing fields are null.", examples = User.EXAMPLE)
record User(
        String userId,
        Instant collectedAt,
        String firstName,
        String lastName,
        String title,
        String gender,
        String email,
        String address,
        String city,
        String state,
        String country,
        String postcode,
        Double latitude,
        Double longitude,
        Instant dateOfBirth,
        Integer age,
        Instant registrationDate,
        String phone,
        String cell,
        String nationality,
        String pictureUrl,
        String username,
        List<String> warnings) {

    static final String EXAMPLE = """
            {"userId": "7a0eed16-9430-4d68-901f-c0d4c1c3bf00", "collectedAt": "2026-11-20T12:00:00.125Z",
             "firstName": "Ingrid", "lastName": "Håkonsen", "title": "Ms", "gender": "female",
             "email": "ingrid.hakonsen@example.com", "address": "8929 Valwood Pkwy, Bodø, Nordland, Norway",
             "city": "Bodø", "state": "Nordland", "country": "Norway", "postcode": "0861",
             "latitude": 67.2804, "longitude": 14.4049, "dateOfBirth": "1989-03-14T06:12:44.000Z", "age": 37,
             "registrationDate": "2015-07-09T21:30:05.711Z", "phone": "73211806", "cell": "95514277",
             "nationality": "NO", "pictureUrl": "https://randomuser.me/api/portraits/med/women/75.jpg",
             "username": "yellowpeacock117", "warnings": []}""";
}
