"""Makes persons with Faker or Mimesis; prints rows and CPU seconds."""

import json
import sys
import time


def faker(rows):
    from faker import Faker
    fake = Faker("en_US", use_weighting=False)
    Faker.seed(42)
    return [(fake.name(), fake.email(), fake.phone_number(), fake.city(), fake.state_abbr()) for _ in range(rows)]


def mimesis(rows):
    from mimesis import Address, Person
    from mimesis.locales import Locale
    person, address = Person(Locale.EN, seed=42), Address(Locale.EN, seed=42)
    return [(person.full_name(), person.email(), person.phone_number(), address.city(), address.state(abbr=True))
            for _ in range(rows)]


def main():
    make, rows = {"faker": (faker, 20_000), "mimesis": (mimesis, 50_000)}[sys.argv[1]]
    make(100)
    start = time.process_time()
    make(rows)
    print(json.dumps({"case": sys.argv[1], "rows": rows, "cpu_s": time.process_time() - start}))


main()
