import { Link } from '../address/use-address.tsx';
import { Mark } from '../parts/icon.tsx';
import { SignIn } from './sign-in.tsx';

/** Instead of the desks, where a reader must say who they are. The address is kept: after signing in one is where one wanted to be. */
export function SignInPage({
  first,
  why,
}: {
  readonly first: string | null;
  readonly why: string | null;
}) {
  return (
    <main id="main" className="signinpage">
      <Mark />
      <h1>{first === null ? 'Sign in to Holdfast' : 'Open the first account'}</h1>
      <p className="dim">
        {first === null
          ? (why ?? 'This record is read and written under one’s own name.')
          : 'From then on nobody reads this record without signing in, except what the public may see.'}
      </p>
      <SignIn first={first} />
      <p>
        <Link to={{ desk: 'situation' }} fresh>
          Read as the public
        </Link>
      </p>
    </main>
  );
}
